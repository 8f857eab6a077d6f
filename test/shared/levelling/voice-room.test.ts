import { expect, test } from 'bun:test'
import { DAY_MS } from '../../../shared/levelling/day.ts'
import { VoiceFlag, type VoiceSettings, type VoiceState } from '../../../shared/levelling/voice.ts'
import { VoiceRoom, type VoiceRoomState, type VoiceSight } from '../../../shared/levelling/voice-room.ts'
import { beginStay, settleStay, type VoiceAward, type VoiceStay } from '../../../shared/levelling/voice-stay.ts'
import { randomFrom } from '../../support/fuzz/random.ts'

const MINUTE = 60_000
const START = Date.UTC(2026, 5, 1, 12)
const SETTINGS: VoiceSettings = {
  ...{ voiceXp: 5, voiceMuted: 'ignore', voiceDeafened: 'ignore', voiceAlone: 'ignore', voiceAfk: 'ignore' },
  ...{ voiceStreaming: 100, voiceCap: 0 },
}

/** A server's stored rows. For each sight, a new room is made from these rows alone. */
class Stored {
  state: VoiceRoomState | null = null
  stays = new Map<string, VoiceStay>()
  /** The ledger. An award with a key that it has already changes nothing. */
  awards = new Map<string, VoiceAward>()
  settings = SETTINGS

  see(minutes: number, sight: Partial<VoiceSight>): void {
    const room = new VoiceRoom(this.state, [...this.stays.values()], {
      ...{ settings: this.settings, ignoredRoleIds: new Set<string>(), channelRefusal: () => null, factorOf: () => 1 },
    })
    const at = START + Math.round(minutes * MINUTE)
    room.see({ botId: '1', since: 0, isReplay: false, isComplete: false, states: [], ...sight, at })
    this.state = room.state
    for (const stay of room.changed) this.stays.set(stay.userId, stay)
    for (const award of room.awards) {
      const key = `${award.userId}:${award.key}`
      if (!this.awards.has(key)) this.awards.set(key, award)
    }
  }

  /** News of members. */
  tell(minutes: number, states: VoiceState[], more: Partial<VoiceSight> = {}): void {
    this.see(minutes, { ...more, states })
  }

  minutesOf(userId: string): number {
    const own = [...this.awards.values()].filter((award) => award.userId === userId)
    return own.reduce((sum, { minutes }) => sum + minutes, this.stays.get(userId)?.pendingMinutes ?? 0)
  }

  xpOf(userId: string): number {
    return [...this.awards.values()].filter((award) => award.userId === userId).reduce((sum, { xp }) => sum + xp, 0)
  }
}

const inside = (userId: string, flags = 0, channelId = '900'): VoiceState => ({ userId, channelId, flags, roles: '' })
const gone = (userId: string): VoiceState => ({ userId, channelId: null, flags: 0, roles: '' })
const all = (userIds: string): VoiceState[] => [...userIds].map((id) => inside(id))

function twoInVoice(): Stored {
  const stored = new Stored()
  stored.tell(0, all('ab'))
  return stored
}

test('full minutes with company earn, in awards of five minutes and the rest at the end', () => {
  const stored = twoInVoice()
  stored.see(4.9, {})
  expect(stored.awards.size).toBe(0)
  stored.see(5.1, {})
  stored.tell(7.9, [gone('a'), gone('b')])
  expect([...stored.awards.values()].map(({ userId, minutes, xp }) => [userId, minutes, xp])).toEqual([
    ['a', 5, 25],
    ['b', 5, 25],
    ['a', 2, 10],
    ['b', 2, 10],
  ])
})

test('a member’s minutes count from their own start, and a broken minute does not count', () => {
  const stored = new Stored()
  stored.tell(0, all('a'))
  stored.tell(0.5, all('b'))
  stored.tell(3.4, [gone('a')])
  // The first minute of a was partly alone; the last of each was cut off.
  expect([stored.minutesOf('a'), stored.minutesOf('b')]).toEqual([2, 2])
})

test('a move between channels ends neither the stay nor a minute with company in both', () => {
  const stored = new Stored()
  stored.tell(0, [...all('ab'), inside('c', 0, '901'), inside('d', 0, '901')])
  stored.tell(1.5, [inside('a', 0, '901')])
  stored.tell(3, [gone('a')])
  expect(stored.minutesOf('a')).toBe(3)
  expect(stored.minutesOf('b') + (stored.stays.get('b')?.pendingMinutes ?? 0)).toBe(2)
})

test('muting breaks the current minute of the muted member, and of a member who is left alone by it', () => {
  const stored = twoInVoice()
  stored.tell(1.2, [inside('a', VoiceFlag.Muted)])
  stored.tell(1.4, [inside('a')])
  stored.tell(4, [gone('a'), gone('b')])
  expect([stored.minutesOf('a'), stored.minutesOf('b')]).toEqual([3, 3])
})

test('a stream earns its bonus, and the daily cap limits the XP of each day', () => {
  const stored = new Stored()
  stored.settings = { ...SETTINGS, voiceCap: 42 }
  stored.tell(0, [inside('a', VoiceFlag.Streaming), inside('b')])
  for (let minute = 1; minute <= 20; minute++) stored.see(minute, {})
  expect([stored.xpOf('a'), stored.xpOf('b')]).toEqual([42, 42])
  for (let minute = 21; minute <= 12 * 60 + 5; minute++) stored.see(minute, {})
  expect([stored.xpOf('a'), stored.xpOf('b')]).toEqual([84, 67])
})

test('a new session ends the stays where the server was last seen, and starts new stays for its list', () => {
  const stored = twoInVoice()
  stored.see(3, {})
  const since = START + 8 * MINUTE
  stored.tell(8.1, all('ac'), { since, isComplete: true })
  stored.tell(10.2, [gone('a')], { since })
  expect([stored.minutesOf('a'), stored.minutesOf('b'), stored.minutesOf('c')]).toEqual([5, 3, 2])
})

test('after a resume, the minutes of the outage count, except for members whom a replayed event affects', () => {
  const stored = twoInVoice()
  stored.tell(0, [inside('c', 0, '901'), inside('d', 0, '901')])
  stored.see(3, {})
  stored.tell(7, [gone('a')], { isReplay: true })
  stored.see(8, {})
  expect([stored.minutesOf('a'), stored.minutesOf('b')]).toEqual([3, 3])
  stored.tell(8, [gone('c'), gone('d')])
  expect([stored.minutesOf('c'), stored.minutesOf('d')]).toEqual([8, 8])
})

test('time without any sight does not count if it is longer than a session can be resumed', () => {
  const stored = twoInVoice()
  stored.see(3, {})
  stored.see(30, {})
  stored.tell(32, [gone('a')])
  expect(stored.minutesOf('a')).toBe(5)
})

test('after an admin changes a rule, the time before the change still does not count', () => {
  const stored = new Stored()
  stored.tell(0, [inside('a', VoiceFlag.Muted), inside('b', VoiceFlag.Muted)])
  for (let minute = 1; minute <= 9; minute++) stored.see(minute, {})
  stored.settings = { ...SETTINGS, voiceMuted: 'earn' }
  stored.see(10, {})
  stored.tell(12, [gone('a')])
  expect(stored.minutesOf('a')).toBe(2)
})

test('neither the list of a second bot nor its late event changes anything', () => {
  const stored = twoInVoice()
  stored.see(1, {})
  stored.tell(1.5, all('ab'), { botId: '2', since: START + 1.5 * MINUTE, isComplete: true })
  stored.tell(4, [gone('a')])
  stored.tell(3.9, [inside('a', VoiceFlag.Deafened)], { botId: '2' })
  stored.tell(4.1, [gone('a')], { botId: '2' })
  expect([stored.minutesOf('a'), stored.minutesOf('b')]).toEqual([4, 4])
})

test('repeated sights, and sights of a second bot, never count a minute twice or one without company', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const { next, chance, pick } = randomFrom(seed)
    const [once, twice] = [new Stored(), new Stored()]
    const told: [number, VoiceState[]][] = []
    let minute = 0
    for (let step = 0; step < 30; step++) {
      minute += next() * 3
      const user = pick([...'abcd'])
      const state = chance(0.3) ? gone(user) : inside(user, chance(0.2) ? VoiceFlag.Muted : 0)
      told.push([minute, chance(0.3) ? [] : [state]])
    }
    for (const [at, states] of told) {
      once.tell(at, states)
      twice.tell(at, states)
      if (chance(0.3)) twice.tell(at, states, { botId: '2' })
      // The stream delivers the last messages again.
      if (chance(0.2)) for (const [again, same] of told.slice(-3)) if (again <= at) twice.tell(again, same)
    }
    const last = minute + 1
    for (const stored of [once, twice]) stored.tell(last, [...'abcd'].map(gone))
    for (const user of 'abcd') {
      const [expected, actual] = [once.minutesOf(user), twice.minutesOf(user)]
      expect(actual).toBe(expected)
    }
  }
})

test('in any order of stays around midnight, no day has more XP than the cap, and a past day does not open again', () => {
  const random = randomFrom(5)
  const midnight = START - (START % DAY_MS) + DAY_MS
  for (let round = 0; round < 200; round++) {
    const cap = random.whole(1, 40)
    const byDay = new Map<number, { wanted: number; added: number }>()
    let stay: VoiceStay | null = null
    for (let step = 0; step < 8; step++) {
      // The clocks of two processes differ, so a stay may begin before the time up to which the last one was counted.
      const at = midnight + random.whole(-6, 6) * MINUTE + random.whole(0, 59_999)
      stay = beginStay(inside('a'), at, stay)
      stay.countsSince = at
      for (let minute = 1; minute <= 5; minute++) {
        const before: VoiceStay = { ...stay }
        const wanted = random.whole(0, 15)
        settleStay(stay, at + minute * MINUTE, { counts: true, xpAt: () => wanted, cap })
        expect(stay.day).toBeGreaterThanOrEqual(before.day)
        const sums = byDay.get(stay.day) ?? { wanted: 0, added: 0 }
        byDay.set(stay.day, { wanted: sums.wanted + wanted, added: sums.added + stay.pendingXp - before.pendingXp })
      }
    }
    for (const { wanted, added } of byDay.values()) expect(added).toBe(Math.min(cap, wanted))
  }
})
