import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Dependencies } from '../../../../edge/interactions/dependencies.ts'
import type { DiscordRequest } from '../../../../edge/runtime/discord.ts'
import { Permission } from '../../../../shared/discord/permission.ts'
import { commandWithOptions, componentInteraction } from '../../../support/interaction.ts'
import { DispatchWorld } from './dispatch-world.ts'

let world: DispatchWorld
beforeAll(async () => {
  world = await DispatchWorld.open()
}, 180_000)
afterAll(() => world.close())

/** Runs a command as a member whom no limits concern, so that the command starts at once. */
const respondToTheEnd = (name: string, changes: Partial<Dependencies> = {}) =>
  world.respondToTheEnd(commandWithOptions(name, [], world.invoker({ permissions: Permission.ManageGuild })), changes)

test('work that never ends fails after a while, and the reply names an id', async () => {
  const requests: DiscordRequest[] = []
  const discord = async (request: DiscordRequest) => {
    requests.push(request)
    return { status: 200, headers: new Headers(), body: undefined }
  }
  const startTimer = () => ({ elapsed: Promise.resolve(), cancel: () => {} })
  expect(await respondToTheEnd('stuck', { discord, startTimer })).toEqual({ type: 5 })
  expect(requests).toMatchObject([{ method: 'PATCH', body: { content: expect.stringContaining('`an-id`') } }])
  expect(world.lines.at(-1)).toContain('"used":"/stuck"')
  expect(world.counted.at(-1)).toMatchObject({ command: '/stuck', outcome: 'failed' })
})

test('a modal is never deferred: where it comes too late, the member is told at once', async () => {
  const press = (ends: string) => componentInteraction({ id: `form:1:${ends}`, type: 2, values: [] }, world.invoker())
  expect(await world.respondToTheEnd(press('soon'))).toMatchObject({ type: 9, data: { custom_id: 'filled:1' } })
  const requests: DiscordRequest[] = []
  const discord = async (request: DiscordRequest) => {
    requests.push(request)
    return { status: 200, headers: new Headers(), body: undefined }
  }
  const startTimer = () => ({ elapsed: Promise.resolve(), cancel: () => {} })
  const late = await world.respondToTheEnd(press('never'), { discord, startTimer })
  expect(late).toMatchObject({ type: 4, data: { flags: 64, content: expect.stringContaining('`an-id`') } })
  expect(requests).toEqual([])
  expect(world.counted.at(-1)).toMatchObject({ outcome: 'failed' })
})

test('what was entered in a modal arrives by the ids of its inputs', async () => {
  const inputs = [
    { type: 18, component: { type: 4, custom_id: 'word', value: 'hi' } },
    { type: 18, component: { type: 22, custom_id: 'boxes', values: ['a', 'b'] } },
    { type: 18, component: { type: 23, custom_id: 'agreed', value: true } },
    { type: 18, component: { type: 21, custom_id: 'none', value: null } },
  ]
  const { data, ...rest } = componentInteraction({ id: 'filled:1', type: 2, values: [] }, world.invoker())
  const submitted = { ...rest, type: 5, data: { custom_id: 'filled:1', components: inputs } }
  expect(await world.respondToTheEnd(submitted)).toMatchObject({
    type: 7,
    data: { content: 'word: hi, boxes: a+b, agreed: true, none: ' },
  })
  expect(await world.respondToTheEnd({ ...rest, type: 3, data })).toMatchObject({ type: 4, data: { flags: 64 } })
})

test('a reply is deferred before Discord stops waiting, and its work fails before a runtime would end it', async () => {
  const waits: number[] = []
  const startTimer = (ms: number) => {
    waits.push(ms)
    return { elapsed: Promise.resolve(), cancel: () => {} }
  }
  const discord = async () => ({ status: 200, headers: new Headers(), body: undefined })
  expect(await respondToTheEnd('stuck', { discord, startTimer })).toEqual({ type: 5 })
  expect(waits[0]).toBeLessThan(3_000)
  expect(waits.length).toBeGreaterThan(1)
  expect(Math.max(...waits)).toBeLessThan(30_000)
})

test('work that continues after its deadline reaches neither the database nor Discord', async () => {
  let asked = 0
  const discord = async () => {
    asked++
    return { status: 200, headers: new Headers(), body: undefined }
  }
  const startTimer = () => ({ elapsed: Promise.resolve(), cancel: () => {} })
  expect(await respondToTheEnd('tireless', { discord, startTimer })).toEqual({ type: 5 })
  const before = [world.edge.tap.requests, asked]
  const ends = await Promise.allSettled(world.seen.later())
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect([world.edge.tap.requests, asked]).toEqual(before)
})

test('work after a reply that fails is logged, and the reply stays', async () => {
  expect(await respondToTheEnd('careless')).toMatchObject({ type: 4, data: { content: 'done' } })
  expect(world.lines.at(-1)).toContain('forgot the counts')
})
