import { expect, test } from 'bun:test'
import { DEFAULT_CURVE } from '../../../shared/levelling/curve.ts'
import { DAY_MS } from '../../../shared/levelling/day.ts'
import { NO_MULTIPLIERS } from '../../../shared/levelling/earning-factor.ts'
import { type OtherFacts, type OtherPlace, otherOutlook } from '../../../shared/levelling/other-outlook.ts'
import { VoiceFlag } from '../../../shared/levelling/voice.ts'

const NOW = 100 * DAY_MS
const nothing: OtherFacts['settings'] = {
  ...{ voiceXp: 0, voiceMuted: 'ignore', voiceDeafened: 'ignore', voiceAlone: 'ignore', voiceAfk: 'ignore' },
  ...{ voiceStreaming: 0, voiceCap: 0, reactionGivenXp: 0, reactionReceivedXp: 0, reactionGivenCap: 50 },
  ...{ reactionReceivedCap: 60, decayPercent: 0, decayAfterDays: 30, decayLowestLevel: 0 },
}
const facts = (settings: Partial<OtherFacts['settings']>, more: Partial<OtherFacts> = {}): OtherFacts => ({
  ...{ settings: { ...nothing, ...settings }, curve: DEFAULT_CURVE, xp: 1_000, stay: null, afkChannelId: null },
  ...{ today: { voice: 7, given: 8, received: 9 }, earnedAt: NOW - DAY_MS, decayBeganAt: null },
  ...more,
})
const place = (channelId: string, more: Partial<OtherPlace> = {}): OtherPlace => ({
  rules: { settings: { xpRate: 2, multiplierRule: 'highest' }, multipliers: NO_MULTIPLIERS, boosts: [] },
  ignored: { ignoredChannelIds: new Set(), ignoredRoleIds: new Set(), earningChannelIds: new Set() },
  channelPath: [channelId],
  ...more,
})
const look = (known: OtherFacts, voiceAt = place('5')) =>
  otherOutlook(known, { roleIds: ['1'], here: place('4'), voiceAt, now: NOW })
const stay = (flags = 0, counts = false) => ({ userId: '7', channelId: '5', flags, roles: '1', counts })

test('parts that the server does not use are absent', () => {
  expect(look(facts({}))).toEqual({ voice: null, given: null, received: null, decay: null })
})

test('a minute in voice has the factor of its channel, reactions have that of their channel, and each has its own limit', () => {
  const loud = place('5', {
    rules: {
      settings: { xpRate: 2, multiplierRule: 'highest' },
      multipliers: { roles: new Map([['1', 300]]), channels: new Map([['5', 500]]) },
      boosts: [],
    },
  })
  const outlook = look(facts({ voiceXp: 3, voiceCap: 90, reactionGivenXp: 1, reactionReceivedXp: 4 }), loud)
  expect(outlook.voice).toEqual({ xp: 30, factor: 10, today: 7, cap: 90, inside: null })
  expect(outlook.given).toEqual({ xp: 2, factor: 2, today: 8, cap: 50 })
  expect(outlook.received).toEqual({ xp: 8, factor: 2, today: 9, cap: 60 })
})

test('a member in voice whose time does not count learns why', () => {
  const refusalOf = (more: Partial<OtherFacts>, at = place('5')) =>
    look(facts({ voiceXp: 3 }, more), at).voice?.inside?.refusal
  const ignored = place('5').ignored
  expect(refusalOf({ stay: stay(0, true) })).toBeNull()
  expect(refusalOf({ stay: stay() })).toBe('alone')
  expect(refusalOf({ stay: stay(VoiceFlag.Muted) })).toBe('muted')
  expect(refusalOf({ stay: stay(VoiceFlag.Deafened) })).toBe('deafened')
  expect(refusalOf({ stay: stay(), afkChannelId: '5' })).toBe('afk')
  const roles = place('5', { ignored: { ...ignored, ignoredRoleIds: new Set(['1']) } })
  expect(refusalOf({ stay: stay() }, roles)).toBe('ignored-role')
  const channels = place('5', { ignored: { ...ignored, ignoredChannelIds: new Set(['5']) } })
  expect(refusalOf({ stay: stay() }, channels)).toBe('ignored-channel')
  const others = place('5', { ignored: { ...ignored, earningChannelIds: new Set(['6']) } })
  expect(refusalOf({ stay: stay() }, others)).toBe('ignored-channel')
})

test('decay begins some days after the last XP, or after decay began, and never for a member on the lowest level', () => {
  const decay = (more: Partial<OtherFacts>, settings = {}) => look(facts({ decayPercent: 1, ...settings }, more)).decay
  expect(decay({})).toEqual({ xp: 10, from: NOW + 29 * DAY_MS })
  expect(decay({ earnedAt: null, decayBeganAt: NOW - 40 * DAY_MS })).toEqual({ xp: 10, from: NOW - 10 * DAY_MS })
  expect(decay({ xp: 100 }, { decayLowestLevel: 1 })).toEqual({ xp: 0, from: null })
})
