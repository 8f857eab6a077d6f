import { expect, test } from 'bun:test'
import { ShardProgress } from '../../../gateway/bus/progress.ts'
import { VoiceWatch } from '../../../gateway/events/voice-watch.ts'
import type { VoiceState } from '../../../shared/levelling/voice.ts'

const NOW = Date.UTC(2026, 5, 1)
const MINUTE = 60_000
const inside = (userId: string): VoiceState => ({ userId, channelId: '900', flags: 0, roles: '' })

/** A session of one shard that has listed server 5. */
function openWatch(voiceXp: number, states: VoiceState[]) {
  const rules = { voiceXp }
  const watch = new VoiceWatch({ get: () => ({ settings: rules }) })
  const progress = new ShardProgress('1', 0, null)
  watch.follow(progress)
  watch.sessionBegan(progress, NOW)
  progress.isLive = true
  watch.listed(progress, '5', { states, users: [], afkChannelId: null }, NOW)
  const joins = (userId: string, at: number) =>
    watch.stateChanged({ guildId: '5', state: inside(userId), user: null, progress, at })
  return { watch, progress, rules, joins }
}

test('the list is confirmed every minute while the session is connected, and never while it is not', () => {
  const { watch, progress } = openWatch(5, [inside('7')])
  expect(watch.confirm(NOW)).toMatchObject([{ guildId: '5', sight: { isComplete: true, states: [{ userId: '7' }] } }])
  expect(watch.confirm(NOW + MINUTE / 2)).toEqual([])
  progress.isLive = false
  expect(watch.confirm(NOW + MINUTE)).toEqual([])
  progress.isLive = true
  expect(watch.confirm(NOW + MINUTE)).toHaveLength(1)
})

test('a new state of a member is written at once, and a known state is not written again', () => {
  const { watch, joins } = openWatch(5, [inside('7')])
  expect(joins('7', NOW + 1)).toBeNull()
  expect(joins('8', NOW + 1)).toMatchObject({ sight: { at: NOW + 1, isReplay: false, isComplete: false } })
  expect(watch.members).toBe(2)
})

test('a server without XP for voice is remembered and not written; once it is turned off, its stays are ended', () => {
  const { watch, rules, joins } = openWatch(0, [inside('7')])
  expect([joins('8', NOW), ...watch.confirm(NOW)]).toEqual([null])
  rules.voiceXp = 5
  expect(watch.confirm(NOW + MINUTE)).toMatchObject([{ sight: { states: [{ userId: '7' }, { userId: '8' }] } }])
  rules.voiceXp = 0
  expect(watch.confirm(NOW + 2 * MINUTE)).toMatchObject([{ sight: { isComplete: true, states: [] } }])
  expect(watch.confirm(NOW + 3 * MINUTE)).toEqual([])
})

test('every list of a very large server is written in parts, so that a later one replaces one that was lost', () => {
  const { watch } = openWatch(
    5,
    Array.from({ length: 2_500 }, (_, nth) => inside(String(nth + 1))),
  )
  const lengths = (at: number) => watch.confirm(at).map(({ sight }) => [sight.isComplete, sight.states.length])
  const parts = [
    [false, 1_000],
    [false, 1_000],
    [false, 500],
  ]
  expect(lengths(NOW)).toEqual(parts)
  expect(lengths(NOW + MINUTE)).toEqual(parts)
})

test('a session that begins beside another session of the server also counts the time that the other one saw', () => {
  const { watch } = openWatch(5, [inside('7')])
  const next = new ShardProgress('1', 0, null, 2)
  watch.follow(next)
  watch.sessionBegan(next, NOW + MINUTE)
  next.isLive = true
  watch.listed(next, '5', { states: [inside('7')], users: [], afkChannelId: null }, NOW + MINUTE)
  expect(watch.confirm(NOW + MINUTE).map(({ sight }) => sight.since)).toEqual([NOW, NOW])
})

test('events that come after a shard was given up are ignored, and are not remembered', () => {
  const { watch, progress, joins } = openWatch(5, [inside('7')])
  watch.unfollow(progress)
  expect(joins('8', NOW + 1)).toBeNull()
  watch.listed(progress, '5', { states: [inside('7')], users: [], afkChannelId: '3' }, NOW + 2)
  watch.sessionBegan(progress, NOW + 3)
  expect(watch.afkChannel(progress, '5', '4', NOW + 4)).toBeNull()
  watch.forget(progress, '5')
  expect(watch.members).toBe(0)
  expect([...watch.confirm(NOW + MINUTE), ...watch.resumed()]).toEqual([])
})

test('a server that one bot has left, and its AFK channel, are still known by another bot', () => {
  const { watch, progress } = openWatch(5, [])
  const other = new ShardProgress('2', 0, null)
  watch.follow(other)
  watch.sessionBegan(other, NOW)
  other.isLive = true
  for (const each of [progress, other])
    watch.listed(each, '5', { states: [inside('7')], users: [], afkChannelId: '3' }, NOW)
  watch.forget(progress, '5')
  expect(watch.confirm(NOW)).toMatchObject([{ sight: { botId: '2', afkChannelId: '3' } }])
})
