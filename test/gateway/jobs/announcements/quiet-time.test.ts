import { afterAll, afterEach, beforeAll, expect, test } from 'bun:test'
import { waitForQuietEnd } from '../../../../gateway/jobs/announcements/quiet.ts'
import type { Runner } from '../../../../gateway/jobs/runner.ts'
import { createMetrics } from '../../../../gateway/ops/metrics.ts'
import { SCRIPT } from '../../../../shared/audit/entry.ts'
import { changeSettings } from '../../../../shared/database/guilds/settings.ts'
import { joinAnnouncements } from '../../../../shared/database/jobs/announcements.ts'
import { takeJobs } from '../../../../shared/database/jobs/take-jobs.ts'
import type { Guild } from '../../../support/discord/community/guild.ts'
import { until } from '../../../support/until.ts'
import { EffectsWorld, told } from '../effects-world.ts'

const NIGHT = { quiet_time: '22:00-07:00 Europe/Berlin' }
const EVENING = Date.parse('2026-01-10T21:30:00Z')
const MORNING = Date.parse('2026-01-11T06:00:00Z')
const MINUTE_MS = 60_000
/** After a change of the setting, the waiting announcements are checked again after this time. */
const CHECKED_AFTER_MS = 1_000

let world: EffectsWorld
let runner: Runner | undefined
beforeAll(async () => {
  world = await EffectsWorld.open()
})
afterEach(async () => {
  await runner?.stop()
  runner = undefined
  await world.database.db.deleteFrom('jobs').execute()
})
afterAll(() => world.close())

/** Starts a process at a time. */
function starts(at: number): Runner {
  world.clock.hold(at)
  runner = world.runs()
  return runner
}

async function restarts(): Promise<void> {
  await runner?.stop()
  runner = world.runs()
}

/**
 * Lets time go on from a time. A held time would not do: if a look that began before it takes a level-up without the
 * message that goes first, the process gives it back and looks again a second later.
 */
function comes(time: number): void {
  world.clock.goOnFrom(time)
  runner?.wake()
}

/** Until every announcement waits for a time. */
const allWaitFor = (time: number) =>
  until('all wait', async () => {
    runner?.wake()
    return (await world.jobs()).every((job) => job.state === 'waiting' && job.run_at === time)
  })

const rises = (guild: Guild, names: readonly string[], level: number, channel: string) =>
  world.asks(...names.map((name) => world.rise(guild, guild.member(name), { level, in: guild.channel(channel) })))

test('level-ups in the quiet time are announced after it, also after a restart, in one message for each channel', async () => {
  const guild = await world.guild({ settings: NIGHT })
  starts(EVENING)
  await rises(guild, ['ann', 'bob', 'cid'], 3, 'general')
  await allWaitFor(MORNING)
  expect((await world.metrics.announcementsDelayed.get()).values[0]?.value).toBe(3)
  await restarts()
  world.clock.hold(MORNING - 1)
  await rises(guild, ['dan', 'eve'], 4, 'games')
  await rises(guild, ['fay'], 5, 'general')
  await allWaitFor(MORNING)
  expect(guild.sent).toEqual([])
  comes(MORNING)
  await world.allDone()
  const idsOf = (names: readonly string[], level: number) => names.map((name) => `<@${guild.member(name).id}> ${level}`)
  const [general, games] = [guild.channel('general').sent, guild.channel('games').sent]
  expect([general.length, games.length]).toEqual([1, 1])
  expect(told(general)).toEqual([...idsOf(['ann', 'bob', 'cid'], 3), ...idsOf(['fay'], 5)])
  expect(told(games)).toEqual(idsOf(['dan', 'eve'], 4))
  const { values } = await world.metrics.levelUpsPerMessage.get()
  const total = (name: string) => values.find(({ metricName }) => metricName?.endsWith(name))?.value
  expect([total('_count'), total('_sum')]).toEqual([2, 6])
})

test('outside the quiet time a level-up is announced at once', async () => {
  const guild = await world.guild({ settings: NIGHT })
  starts(MORNING)
  await rises(guild, ['ann'], 3, 'general')
  runner?.wake()
  await world.allDone()
  expect(told(guild.sent)).toEqual([`<@${guild.member('ann').id}> 3`])
})

test.each(['dm', 'channel', 'reply'] as const)(
  'several level-ups of one member are announced once, as %s',
  async (type) => {
    const guild = await world.guild()
    const halls = guild.channel('halls')
    const settings = { ...NIGHT, notification_type: type, notification_channel_id: halls.id }
    await world.database.db.updateTable('guilds').set(settings).where('id', '=', guild.id).execute()
    starts(EVENING)
    for (const level of [4, 5, 6]) await rises(guild, ['ann'], level, 'general')
    await allWaitFor(MORNING)
    comes(MORNING)
    await world.allDone()
    const ann = guild.member('ann')
    const messages = type === 'dm' ? ann.inbox : type === 'reply' ? guild.channel('general').sent : halls.sent
    expect(told(messages)).toEqual([`<@${ann.id}> 6`])
    // One line alone still answers the message that reached the level.
    expect(messages[0]?.message_reference !== undefined).toBe(type === 'reply')
  },
)

test.each([
  { change: 'put forward', evening: '2026-03-28T21:30:00Z', morning: '2026-03-29T05:00:00Z' },
  { change: 'put back', evening: '2026-10-24T20:30:00Z', morning: '2026-10-25T06:00:00Z' },
])('in the night in which the clock is $change, it ends by the server’s time zone', async ({ evening, morning }) => {
  const guild = await world.guild({ settings: NIGHT })
  starts(Date.parse(evening))
  await rises(guild, ['ann'], 3, 'general')
  await allWaitFor(Date.parse(morning))
  comes(Date.parse(morning))
  await world.allDone()
  expect(guild.sent).toHaveLength(1)
})

test('once the setting is removed, waiting level-ups are announced at once', async () => {
  const guild = await world.guild({ settings: NIGHT })
  starts(EVENING)
  await rises(guild, ['ann', 'bob'], 3, 'general')
  await allWaitFor(MORNING)
  await changeSettings(world.database.db, { guildId: guild.id, actor: SCRIPT }, { quietTime: null }, EVENING)
  comes(EVENING + CHECKED_AFTER_MS)
  runner?.wake()
  await world.allDone()
  expect(told(guild.sent)).toHaveLength(2)
})

test('once the setting is changed, waiting level-ups are announced at the new end', async () => {
  const guild = await world.guild({ settings: NIGHT })
  starts(EVENING)
  await rises(guild, ['ann'], 3, 'general')
  await allWaitFor(MORNING)
  await changeSettings(
    world.database.db,
    { guildId: guild.id, actor: SCRIPT },
    { quietTime: '20:00-23:00 Europe/Berlin' },
    EVENING,
  )
  comes(EVENING + CHECKED_AFTER_MS)
  const newEnd = Date.parse('2026-01-10T22:00:00Z')
  await allWaitFor(newEnd)
  comes(newEnd)
  await world.allDone()
  expect(guild.sent).toHaveLength(1)
})

test('a change between the read of the setting and the return of the job is not missed', async () => {
  const { db } = world.database
  const guild = await world.guild()
  world.clock.hold(EVENING)
  await rises(guild, ['ann'], 3, 'general')
  const processId = 'one'
  const [job] = await takeJobs(db, { processId, now: EVENING, leaseMs: MINUTE_MS, limit: 1 })
  const quiet = { setting: NIGHT.quiet_time, until: MORNING }
  await waitForQuietEnd(guild.id, [job?.id ?? ''], quiet, {
    ...{ db, processId, now: () => EVENING, metrics: createMetrics() },
  })
  expect(await world.jobs()).toMatchObject([{ state: 'waiting', run_at: EVENING }])
})

test('a message that a dead process did not post also waits for the end, and is posted first', async () => {
  const { db } = world.database
  const guild = await world.guild({ settings: NIGHT })
  const [general, ann] = [guild.channel('general'), guild.member('ann')]
  world.clock.hold(EVENING)
  await rises(guild, ['ann'], 5, 'general')
  const dead = { processId: 'dead', now: EVENING - 2 * MINUTE_MS }
  const taken = await takeJobs(db, { ...dead, now: EVENING, leaseMs: 1, limit: 1 })
  const content = `GG <@${ann.id}>, you reached level **5**!`
  const payload = { to: { channelId: general.id }, inReplyTo: null, content, userIds: [ann.id] }
  const ids = taken.map((job) => job.id)
  await joinAnnouncements(db, { ...dead, guildId: guild.id, ids, payload, until: EVENING - 1 })
  starts(EVENING)
  await rises(guild, ['ann'], 6, 'general')
  await allWaitFor(MORNING)
  expect(guild.sent).toEqual([])
  comes(MORNING)
  await world.allDone()
  expect(told(guild.sent)).toEqual([`<@${ann.id}> 5`, `<@${ann.id}> 6`])
})

test('where the quiet times of many servers end at once, each server still gets one message', async () => {
  const guilds = await Promise.all(Array.from({ length: 60 }, () => world.guild({ settings: NIGHT })))
  starts(EVENING)
  for (const guild of guilds) await rises(guild, ['ann', 'bob', 'cid', 'dan', 'eve'], 3, 'general')
  await allWaitFor(MORNING)
  comes(MORNING)
  await world.allDone()
  expect(guilds.map(({ sent }) => [sent.length, told(sent).length])).toEqual(guilds.map(() => [1, 5]))
}, 180_000)

test('another server without a quiet time gets its announcements in the meantime', async () => {
  const [quiet, other] = [await world.guild({ settings: NIGHT }), await world.guild()]
  starts(EVENING)
  await rises(quiet, ['ann'], 3, 'general')
  await rises(other, ['ann'], 3, 'general')
  await until('the other is told', () => other.sent[0])
  expect(quiet.sent).toEqual([])
})
