import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { DiscordApi } from '../../../../edge/runtime/discord.ts'
import { createKeptLimits } from '../../../../edge/runtime/kept-limits.ts'
import { SCRIPT } from '../../../../shared/audit/entry.ts'
import { addCommandLimits, clearCommandLimits } from '../../../../shared/database/guilds/command-limits.ts'
import type { LimitKind } from '../../../../shared/discord/command-limits.ts'
import { newSnowflake, readReply } from '../../../support/edge-world.ts'
import { autocompleteInteraction, commandWithOptions, type Interaction } from '../../../support/interaction.ts'
import { DispatchWorld } from './dispatch-world.ts'

let world: DispatchWorld
beforeAll(async () => {
  world = await DispatchWorld.open()
}, 180_000)
afterAll(() => world.close())

/** An isolate whose clock the test sets, and a guild of its own. */
function isolate() {
  let now = 1_000_000
  const asked: string[] = []
  const discord: DiscordApi = async ({ path }) => {
    asked.push(path)
    return { status: 200, headers: new Headers(), body: { id: '10', parent_id: '20' } }
  }
  const parts = { commandLimits: createKeptLimits(() => now), discord, botTokens: async () => 'a token' }
  const guildId = newSnowflake()
  const { tap, database } = world.edge
  const answer = async (interaction: Interaction) => readReply(await world.respondToTheEnd(interaction, parts))
  const inChannel = (channel: object | undefined, command = 'reads') => ({
    ...commandWithOptions(command, [], world.invoker({ guildId })),
    ...(channel && { channel }),
  })
  return {
    guildId,
    asked,
    answer,
    inChannel,
    use: () => answer(inChannel(undefined)),
    advance: (ms: number) => (now += ms),
    limit: (kind: LimitKind, id: string) =>
      addCommandLimits(database.db, { guildId, actor: SCRIPT }, [{ kind, id }], 0),
    clear: () => clearCommandLimits(database.db, { guildId, actor: SCRIPT }, 0),
    async statements(act: () => Promise<unknown>): Promise<number> {
      const before = tap.requests
      await act()
      return tap.requests - before
    },
  }
}

test('the limits are read once in five seconds; between, they add no statement to a command', async () => {
  const { use, statements, advance } = isolate()
  expect(await statements(use)).toBe(2)
  expect(await statements(use)).toBe(1)
  advance(4_999)
  expect(await statements(use)).toBe(1)
  advance(1)
  expect(await statements(use)).toBe(2)
})

test('the limits are read while the command reads, so an answer waits for the database once', async () => {
  const { use } = isolate()
  const { tap } = world.edge
  const before = tap.requests
  tap.become('held')
  const using = use()
  try {
    // Neither statement has an answer yet.
    while (tap.requests - before < 2) await Bun.sleep(1)
  } finally {
    tap.become('well')
  }
  expect((await using).text).toBe('read 1')
  expect(tap.requests - before).toBe(2)
})

test('members with Manage Server, and commands that need a permission, read no limits', async () => {
  const { guildId, answer, statements } = isolate()
  const run = (command: string, permissions: bigint) => () =>
    answer(commandWithOptions(command, [], world.invoker({ guildId, permissions })))
  expect(await statements(run('reads', 32n))).toBe(1)
  expect(await statements(run('rule', 8n))).toBe(0)
  expect(await statements(run('rule', 0n))).toBe(0)
})

test('a change applies within five seconds, in both directions', async () => {
  const { use, limit, clear, advance } = isolate()
  expect((await use()).text).toBe('read 1')
  await limit('member', '8')
  expect((await use()).text).toBe('read 1')
  advance(5_000)
  expect(await use()).toMatchObject({ text: 'In this server, my commands are only for <@8>.', ephemeral: true })
  await clear()
  advance(5_000)
  expect((await use()).text).toBe('read 1')
})

test('a refused command is not run', async () => {
  const { inChannel, answer, limit } = isolate()
  await limit('member', '8')
  const { runs } = world.seen
  expect((await answer(inChannel(undefined, 'counts'))).text).toContain('only for <@8>')
  // The second time, the limits are known.
  expect((await answer(inChannel(undefined, 'counts'))).text).toContain('only for <@8>')
  expect(world.seen.runs).toBe(runs)
})

test('a command that the limits refuse is counted as refused, whether they were in memory or not', async () => {
  const { use, limit } = isolate()
  await limit('member', '8')
  await use()
  await use()
  expect(world.counted.slice(-2)).toMatchObject([
    { command: '/reads', outcome: 'refused' },
    { command: '/reads', outcome: 'refused' },
  ])
})

test('autocompletion offers nothing where the command is refused', async () => {
  const { guildId, answer, limit, advance } = isolate()
  const option = { name: 'word', type: 3, value: 'a', focused: true }
  const choices = async () =>
    (await answer(autocompleteInteraction('suggests', option, world.invoker({ guildId })))).choices
  expect(await choices()).toHaveLength(1)
  await limit('role', '9')
  advance(5_000)
  expect(await choices()).toEqual([])
  expect(await choices()).toEqual([])
  const refused = { command: 'autocomplete', outcome: 'refused' }
  expect(world.counted.slice(-3)).toMatchObject([{ ...refused, outcome: 'answered' }, refused, refused])
})

test('a command fails where the limits cannot be read', async () => {
  const { use } = isolate()
  world.edge.tap.become('away')
  try {
    expect((await use()).text).toContain('report the code `an-id`')
  } finally {
    world.edge.tap.become('well')
  }
})

test('Discord is asked for the category of a thread’s channel, once a minute', async () => {
  const { asked, answer, inChannel, limit, advance } = isolate()
  await limit('category', '20')
  const thread = { id: '11', type: 11, parent_id: '10' }
  for (const waitMs of [0, 0, 59_999]) {
    advance(waitMs)
    expect((await answer(inChannel(thread))).text).toBe('read 1')
  }
  expect(asked).toEqual(['/channels/10'])
  advance(1)
  await answer(inChannel(thread))
  await answer(inChannel({ id: '10', type: 0, parent_id: '21' }))
  expect(asked).toEqual(['/channels/10', '/channels/10'])
})
