import { expect, test } from 'bun:test'
import type { EarningMessage } from '../../../gateway/bus/entry.ts'
import { applyMessages, jobsOfReturn } from '../../../gateway/xp/apply.ts'
import type { GuildRules } from '../../../shared/database/guilds/guilds.ts'
import { DEFAULT_SETTINGS } from '../../../shared/database/guilds/settings.ts'
import { snowflakeAt } from '../../../shared/discord/snowflake.ts'
import { type Boost, NO_BOOSTS } from '../../../shared/levelling/boost.ts'
import { UNCOUNTED } from '../../../shared/levelling/counting.ts'
import { DEFAULT_CURVE } from '../../../shared/levelling/curve.ts'
import { NO_MULTIPLIERS } from '../../../shared/levelling/earning-factor.ts'
import { messageXp } from '../../../shared/levelling/gain.ts'
import { bitsOf } from '../../../shared/webhooks/events.ts'
import { xpFor } from '../../support/default-curve.ts'

const START = 1_785_542_400_000
const [GUILD, MEMBER] = ['11', '7'] as const

const saidAt = (seconds: number): EarningMessage => ({
  id: snowflakeAt(START + seconds * 1_000),
  guildId: GUILD,
  channelId: '21',
  author: { id: MEMBER, username: 'member', globalName: null, discriminator: '0', avatar: null },
  roleIds: [],
})

/** One XP before level 1. */
const standing = (lastXpAt: number | null) => ({
  guildId: GUILD,
  userId: MEMBER,
  standing: { xp: xpFor(1) - 1, level: 0, messageCount: 4, lastXpAt },
  earnsAfter: 0,
})

const rules = (settings: Partial<GuildRules['settings']>, others: Partial<GuildRules> = {}): GuildRules => ({
  settings: {
    ...{ ...DEFAULT_SETTINGS, id: GUILD, name: 'Castle', active: 1, locale: 'en-US' },
    ...{ updatedAt: 0, curveChangedAt: 0, xpRangesFrom: null },
    ...settings,
  },
  levelRoles: [],
  curve: DEFAULT_CURVE,
  ignoredChannelIds: new Set(),
  ignoredRoleIds: new Set(),
  earningChannelIds: new Set(),
  multipliers: NO_MULTIPLIERS,
  boosts: NO_BOOSTS,
  webhookEvents: 0,
  hasLinks: false,
  ...others,
})

test('a level-up is announced where it was earned', () => {
  const { jobs } = applyMessages([saidAt(0)], [standing(null)], () => rules({ notificationType: 'reply' }))
  const payload = { level: 1, channelId: '21', messageId: saidAt(0).id }
  expect(jobs).toMatchObject([{ kind: 'level-up', guildId: GUILD, userId: MEMBER, payload }])
})

test('a level-up is not announced where announcements are disabled', () => {
  const outcome = applyMessages([saidAt(0)], [standing(null)], () => rules({ notificationType: 'disable' }))
  expect(outcome).toMatchObject({ levelUps: 1, jobs: [] })
})

test('a member whose message earned nothing is returned as the row has it', () => {
  const row = standing(START)
  const outcome = applyMessages([saidAt(1)], [row], () => rules({ xpDelaySeconds: 60 }))
  expect(outcome).toMatchObject({ awards: [], changed: [], refused: 1, seen: [row] })
})

test('an award moves the member to another range of XP, in a guild that counts ranges', () => {
  const moved = (xpRangesFrom: number | null) =>
    applyMessages([saidAt(0)], [standing(null)], () => rules({ xpRangesFrom })).rangeMoves
  expect(moved(1)).toMatchObject([{ guildId: GUILD, from: { level: 0 }, to: { level: 1 } }])
  expect(moved(null)).toEqual([])
})

test('a message earns by the multipliers of its author’s roles and of its channel, in the server’s own gain', () => {
  const multipliers = { roles: new Map([['80', 250]]), channels: new Map([['31', 200]]) }
  const gain = { leastXp: 40, mostXp: 60 }
  const xpOf = (roleIds: string[], path?: string[]) => {
    const own = rules({ ...gain, xpRate: 1.5, multiplierRule: 'multiply' }, { multipliers })
    const outcome = applyMessages(
      [{ ...saidAt(0), roleIds }],
      [standing(null)],
      () => own,
      () => path,
    )
    return outcome.awards[0]?.xp
  }
  expect(xpOf([])).toBe(messageXp(saidAt(0).id, 1.5, gain))
  expect(xpOf(['80'])).toBe(messageXp(saidAt(0).id, 3.75, gain))
  expect(xpOf(['80'], ['21', '31'])).toBe(messageXp(saidAt(0).id, 7.5, gain))
})

test('a member who joins gets a job for roles if the member is above level 0, or if level 0 has a role', () => {
  const jobs = (levels: readonly number[], xp: number) => {
    const levelRoles = levels.map((level) => ({ level, roleId: String(level) }))
    const member = { guildId: GUILD, userId: MEMBER }
    const stored = { ...standing(null), standing: { ...standing(null).standing, xp } }
    return jobsOfReturn([member], xp === 0 ? [] : [stored], () => ({ ...rules({}), levelRoles })).length
  }
  expect([jobs([], 500), jobs([1], 0), jobs([1], 500), jobs([0], 0)]).toEqual([0, 0, 1, 1])
})

test('a boost counts from its first millisecond to its last, by the time of each message', () => {
  const boost: Boost = { id: '1', factor: 2, startsAt: START, endsAt: START + 60_000, weekly: null, cuts: [] }
  const earned = (ms: number, boosts: readonly Boost[]) => {
    const id = snowflakeAt(START + ms)
    const { awards } = applyMessages([{ ...saidAt(0), id }], [], () => rules({}, { boosts }))
    return awards.map(({ xp }) => xp / messageXp(id, 1))
  }
  expect([-1, 0, 59_999, 60_000].map((ms) => earned(ms, [boost]))).toEqual([[1], [2], [2], [1]])
  expect(earned(0, [{ ...boost, factor: 3 }, boost])).toEqual([3])
})

test('a level that only a change of the curve gave is not announced, and the next one by the new curve is', () => {
  const flat = { ...rules({ notificationType: 'reply' }), curve: { cubic: 0, square: 0, linear: 6_000 } }
  const stored = (xp: number) => ({ ...standing(null), standing: { xp, level: 0, messageCount: 4, lastXpAt: null } })
  const after = (xp: number) => applyMessages([saidAt(0)], [stored(xp)], () => flat)
  const earned = after(0).awards[0]?.xp ?? 0
  // Level 10 since the change of the curve: the stored level is still 0.
  const wide = { ...flat, curve: { cubic: 0, square: 0, linear: 60_000 } }
  const kept = applyMessages([saidAt(0)], [stored(1_000)], () => wide)
  expect([kept.changed[0]?.standing.level, kept.jobs]).toEqual([10, []])
  expect(after(999).jobs).toMatchObject([{ kind: 'level-up', payload: { level: Math.floor((999 + earned) / 10) } }])
})

test('messages are counted by the effect of multipliers on their XP, in guilds with multipliers', () => {
  const to = (percent: number) => ({ roles: new Map(), channels: new Map([['21', percent]]) })
  const effectsOf = (multipliers: Parameters<typeof rules>[1]) =>
    applyMessages([saidAt(0)], [standing(null)], () => rules({}, multipliers)).effects
  const none = { raised: 0, lowered: 0, unchanged: 0, nothing: 0 }
  expect(effectsOf({})).toEqual(none)
  expect(effectsOf({ multipliers: to(200) })).toEqual({ ...none, raised: 1 })
  expect(effectsOf({ multipliers: to(50) })).toEqual({ ...none, lowered: 1 })
  expect(effectsOf({ multipliers: to(0) })).toEqual({ ...none, nothing: 1 })
  expect(effectsOf({ multipliers: { roles: new Map([['9', 200]]), channels: new Map() } })).toEqual({
    ...none,
    unchanged: 1,
  })
})

test('a member who is not counted earns nothing, and memory keeps the time of the message', () => {
  const outcome = applyMessages([saidAt(0), saidAt(90)], [{ ...standing(null), earnsAfter: UNCOUNTED }], () =>
    rules({}),
  )
  expect(outcome).toMatchObject({ awards: [], changed: [], jobs: [], starts: [], uncounted: 2, forgotten: [] })
  expect(outcome.seen[0]?.standing.lastXpAt).toBe(START + 90_000)
})

test('messages up to the stored time earn nothing, and later messages earn XP', () => {
  const before = { ...standing(null), earnsAfter: START + 30_000 }
  const outcome = applyMessages([saidAt(0), saidAt(30), saidAt(31)], [before], () => rules({}))
  expect(outcome).toMatchObject({ uncounted: 2, awards: [{ createdAt: START + 31_000 }] })
  const empty = { ...before, standing: { ...before.standing, xp: 0 } }
  expect(applyMessages([saidAt(0)], [empty], () => rules({})).forgotten).toMatchObject([{ userId: MEMBER }])
  expect(applyMessages([saidAt(0)], [before], () => rules({})).forgotten).toEqual([])
})

test('a level-up and the first XP of a member are events, only where a webhook wants them', () => {
  const fresh = { ...standing(null), standing: { xp: 0, level: 0, messageCount: 0, lastXpAt: null } }
  const eventsOf = (locked: ReturnType<typeof standing>, wanted: Parameters<typeof bitsOf>[0]) => {
    const known = rules({ notificationType: 'disable' }, { webhookEvents: bitsOf(wanted) })
    const { jobs } = applyMessages([saidAt(0)], [locked], () => known)
    return jobs.flatMap((job) => (job.kind === 'member-event' ? [job.payload.event.type] : []))
  }
  expect(eventsOf(standing(null), ['level.up', 'board.joined'])).toEqual(['level.up'])
  expect(eventsOf(fresh, ['level.up', 'board.joined'])).toEqual(['board.joined'])
  expect([eventsOf(standing(null), ['board.joined']), eventsOf(fresh, [])]).toEqual([[], []])
})
