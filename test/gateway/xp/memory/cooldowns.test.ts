import { expect, test } from 'bun:test'
import { Cooldowns } from '../../../../gateway/xp/memory/cooldowns.ts'
import { START } from '../../../support/messages.ts'

const GUILD = '1100000000000000001'
/** Consecutive ids, most of which are one number to JavaScript. */
const userId = (nth: number): string => String(1_152_921_504_606_846_977n + BigInt(nth))
const named = (username: string, id = '7') => ({
  ...{ id, username, globalName: null, discriminator: '0', avatar: null },
})

const COOLDOWN_MS = 60_000

test('every member of every guild has a last award of their own', () => {
  const cooldowns = new Cooldowns(10_000)
  for (let nth = 0; nth < 3_000; nth++) {
    cooldowns.note(GUILD, userId(nth), START + nth)
    cooldowns.note('7', userId(nth), START - nth)
  }
  for (let nth = 0; nth < 3_000; nth++) {
    expect(cooldowns.last(GUILD, userId(nth))).toBe(START + nth)
    expect(cooldowns.last('7', userId(nth))).toBe(START - nth)
  }
  expect(cooldowns.last(GUILD, userId(3_000))).toBeNull()
  expect(cooldowns.size).toBe(6_000)
})

test('a member who never earned is remembered as such, a forgotten one is not remembered', () => {
  const cooldowns = new Cooldowns(10)
  cooldowns.note('1', '7', 0)
  expect(cooldowns.last('1', '7')).toBe(0)
  cooldowns.forget('1', '7', START)
  cooldowns.forget('1', '8', START)
  expect([cooldowns.last('1', '7'), cooldowns.last('1', '8')]).toEqual([null, null])
})

test('an older award does not replace the time of a message that still waits for its commit', () => {
  const cooldowns = new Cooldowns(10)
  cooldowns.note('1', '7', START + 60_000)
  cooldowns.settle('1', '7', START, START, COOLDOWN_MS)
  expect(cooldowns.last('1', '7')).toBe(START + 60_000)
  cooldowns.settle('1', '7', START + 60_000, START + 1, COOLDOWN_MS)
  expect(cooldowns.last('1', '7')).toBe(START + 1)
})

test('while a message of a member without a known award waits for its commit, no award becomes known', () => {
  const cooldowns = new Cooldowns(10)
  cooldowns.noteWaiting('1', '7', START + 60_000)
  cooldowns.noteWaiting('1', '7', START)
  cooldowns.settle('1', '7', START, START, COOLDOWN_MS)
  expect(cooldowns.last('1', '7')).toBeNull()
  cooldowns.settle('1', '7', START + 60_000, START + 60_000, COOLDOWN_MS)
  expect(cooldowns.last('1', '7')).toBe(START + 60_000)
})

test('the time of a newer message stays when a dropped one is forgotten', () => {
  const cooldowns = new Cooldowns(10)
  cooldowns.note('1', '7', START)
  cooldowns.note('1', '7', START + 60_000)
  cooldowns.forget('1', '7', START)
  expect(cooldowns.last('1', '7')).toBe(START + 60_000)
  cooldowns.forget('1', '7', START + 60_000)
  expect(cooldowns.last('1', '7')).toBeNull()
})

test('every time is the same after it was noted', () => {
  const cooldowns = new Cooldowns(10)
  for (const time of [1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, START, 2 ** 52]) {
    cooldowns.note('1', '7', time)
    expect(cooldowns.last('1', '7')).toBe(time)
  }
})

test('the latest members are remembered, however many there are', () => {
  const cooldowns = new Cooldowns(1_000)
  for (let nth = 0; nth < 50_000; nth++) {
    cooldowns.note(GUILD, userId(nth), START + nth)
    cooldowns.note(GUILD, userId(0), START + nth)
    expect(cooldowns.size).toBeLessThanOrEqual(1_001)
  }
  for (let nth = 49_501; nth < 50_000; nth++) expect(cooldowns.last(GUILD, userId(nth))).toBe(START + nth)
  expect(cooldowns.last(GUILD, userId(0))).toBe(START + 49_999)
  expect(cooldowns.last(GUILD, userId(40_000))).toBeNull()
})

test('a name is known once it is noted, and no longer when any part of it changes', () => {
  const cooldowns = new Cooldowns(100)
  expect(cooldowns.knowsName('1', named('ida'))).toBe(false)
  cooldowns.note('1', '7', START)
  expect(cooldowns.knowsName('1', named('ida'))).toBe(false)
  cooldowns.noteName('1', named('ida'))
  expect(cooldowns.knowsName('1', named('ida'))).toBe(true)
  for (const part of ['username', 'globalName', 'discriminator', 'avatar']) {
    expect(cooldowns.knowsName('1', { ...named('ida'), [part]: 'new' })).toBe(false)
  }
  expect(cooldowns.last('1', '7')).toBe(START)
})

test('the name of a member who never wrote makes no award known', () => {
  const cooldowns = new Cooldowns(100)
  cooldowns.noteName('1', named('ida'))
  expect(cooldowns.last('1', '7')).toBeNull()
})

test('a member costs less than a hundred bytes', () => {
  const most = 200_000
  const cooldowns = new Cooldowns(most)
  for (let nth = 0; nth < most * 2; nth++) cooldowns.note(GUILD, userId(nth), START)
  expect(cooldowns.size).toBe(most)
  expect(cooldowns.bytes / most).toBeLessThan(100)
})

test('a member who never pauses is known after the first commit, because the newer messages are within its cooldown', () => {
  const cooldowns = new Cooldowns(1_000)
  cooldowns.noteWaiting('1', '7', START)
  cooldowns.noteWaiting('1', '7', START + 59_999)
  cooldowns.settle('1', '7', START, START, COOLDOWN_MS)
  expect(cooldowns.last('1', '7')).toBe(START)
  cooldowns.forget('1', '7', START + 60_000)
  cooldowns.noteWaiting('1', '7', START + 60_000)
  cooldowns.settle('1', '7', START, START, COOLDOWN_MS)
  expect(cooldowns.last('1', '7')).toBeNull()
})
