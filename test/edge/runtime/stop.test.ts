import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { RunningEdge } from '../../support/edge.ts'
import { EdgeClient } from '../../support/edge-client.ts'
import { EdgeWorld } from '../../support/edge-world.ts'

let world: EdgeWorld
beforeAll(async () => {
  world = await EdgeWorld.open()
}, 180_000)
afterAll(() => world.close())

/** Starts the edge on Bun. */
async function start(): Promise<{ edge: RunningEdge; client: EdgeClient }> {
  const edge = await world.start('bun')
  return { edge, client: new EdgeClient(edge, world) }
}

test('SIGTERM ends an idle edge on Bun with code 0', async () => {
  const { edge } = await start()
  expect(await edge.terminate?.()).toBe(0)
})

test('SIGTERM lets an edge on Bun complete its deferred answers', async () => {
  const { edge, client } = await start()
  const community = await client.community()
  world.tap.become('held')
  const reply = await community.guild.member('alice').runs('/level', { early: true })
  expect(reply.deferred).toBe(true)
  const ended = edge.terminate?.()
  world.tap.become('well')
  expect((await reply.settled()).text).toContain('has never talked here')
  expect(await ended).toBe(0)
})
