import { expect, test } from 'bun:test'
import {
  judgeVoice,
  minuteXp,
  VoiceFlag,
  type VoiceSettings,
  type VoiceState,
} from '../../../shared/levelling/voice.ts'

const SETTINGS: VoiceSettings = {
  ...{ voiceXp: 5, voiceMuted: 'ignore', voiceDeafened: 'ignore', voiceAlone: 'ignore', voiceAfk: 'ignore' },
  ...{ voiceStreaming: 50, voiceCap: 0 },
}

const person = (userId: string, flags = 0, channelId = '900', roles = ''): VoiceState => ({
  ...{ userId, channelId, flags, roles },
})

function verdicts(states: VoiceState[], settings: Partial<VoiceSettings> = {}, more: { ignored?: string[] } = {}) {
  const judged = judgeVoice(states, {
    settings: { ...SETTINGS, ...settings },
    ignoredRoleIds: new Set(more.ignored),
    channelRefusal: (id) => (id === '904' ? 'ignored-channel' : id === '906' ? 'unknown-channel' : null),
    afkChannelId: '905',
  })
  return Object.fromEntries(judged)
}

test('the time of two members in a channel counts, and that of a member alone in a channel does not', () => {
  expect(verdicts([person('1'), person('2')])).toEqual({ 1: null, 2: null })
  expect(verdicts([person('1')])).toEqual({ 1: 'alone' })
  expect(verdicts([person('1'), person('2', 0, '901')])).toEqual({ 1: 'alone', 2: 'alone' })
})

test('a member who does not count is no company', () => {
  expect(verdicts([person('1'), person('2', VoiceFlag.Muted)])).toEqual({ 1: 'alone', 2: 'muted' })
  expect(verdicts([person('1'), person('2', 0, '900', '66')], {}, { ignored: ['66'] })).toEqual({
    1: 'alone',
    2: 'ignored-role',
  })
})

test.each([
  ['muted', VoiceFlag.Muted, '900', 'voiceMuted', 'muted'],
  ['in the audience of a stage', VoiceFlag.Suppressed, '900', 'voiceMuted', 'muted'],
  ['deafened', VoiceFlag.Deafened, '900', 'voiceDeafened', 'deafened'],
  ['in the AFK channel, where Discord suppresses everybody', VoiceFlag.Suppressed, '905', 'voiceAfk', 'afk'],
] as const)(
  'the time of members who are %s counts only with the server’s setting for it',
  (_, flags, channelId, name, refusal) => {
    const two = [person('1', flags, channelId), person('2', flags, channelId)]
    expect(verdicts(two)).toEqual({ 1: refusal, 2: refusal })
    expect(verdicts(two, { [name]: 'earn' })).toEqual({ 1: null, 2: null })
  },
)

test('the time of a member alone counts only with the setting for it, and in an ignored channel none counts', () => {
  expect(verdicts([person('1')], { voiceAlone: 'earn' })).toEqual({ 1: null })
  expect(verdicts([person('1', 0, '904'), person('2', 0, '904')])).toEqual({
    1: 'ignored-channel',
    2: 'ignored-channel',
  })
})

test('a minute is worth the server’s XP, more with a stream, times the factor, rounded', () => {
  expect(minuteXp(SETTINGS, 0, 1)).toBe(5)
  expect(minuteXp(SETTINGS, VoiceFlag.Streaming, 1)).toBe(8)
  expect(minuteXp(SETTINGS, VoiceFlag.Streaming, 2.5)).toBe(19)
  expect(minuteXp(SETTINGS, 0, 0)).toBe(0)
})
