import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { type AnswerLoser, openAnswerLoser } from '../../support/answer-loser.ts'
import { RUNTIMES, startEdge } from '../../support/edge.ts'
import { EdgeClient } from '../../support/edge-client.ts'
import { EdgeWorld } from '../../support/edge-world.ts'

const START_TIMEOUT_MS = 180_000

describe.each(RUNTIMES)('on %s', (runtime) => {
  let world: EdgeWorld
  let loser: AnswerLoser
  let client: EdgeClient

  beforeAll(async () => {
    world = await EdgeWorld.open()
    const { port, username, password } = new URL(world.tap.url)
    loser = await openAnswerLoser(Number(port))
    const url = `http://${username}:${password}@127.0.0.1:${loser.port}`
    client = new EdgeClient(await startEdge(runtime, { ...world.environment, DATABASE_HTTP_URL: url }), world)
  }, START_TIMEOUT_MS)

  afterAll(async () => {
    await client.edge.stop()
    loser.close()
    await world.close()
  })

  test('XP that was given, but whose answer was lost, is given once, and the admin is told to look', async () => {
    const { guild, grant, memberRow } = await community()
    const bob = guild.member('bob')
    await grant(bob, 130)
    for (let index = 0; index < 3; index++) await bob.runs('/level')
    loser.loseAnswerTo('update guild_users')
    const reply = await guild.owner.runs('/xp give user:@bob xp:50')
    expect(loser.seen).toBe(1)
    expect(reply).toMatchObject({ ephemeral: true })
    expect(reply.text).toContain('the command may have worked anyway')
    expect((await memberRow(bob))?.xp).toBe(180)
  })

  test('what only looks is answered, or failed, but never uncertain', async () => {
    const { guild } = await community()
    const bob = guild.member('bob')
    for (let index = 0; index < 3; index++) await bob.runs('/level')
    loser.loseAnswerTo('from `guild_users`')
    expect((await bob.runs('/level')).text).not.toContain('it may have been done')
  })

  async function community() {
    const place = await client.community()
    return { guild: place.guild, grant: place.grant.bind(place), memberRow: place.memberRow.bind(place) }
  }
})
