import { expect, test } from 'bun:test'
import { readBot } from '../../../shared/original/bot.ts'
import { readGuild } from '../../../shared/original/guild.ts'
import { planMember, readMember } from '../../../shared/original/member.ts'
import { readUser } from '../../../shared/original/user.ts'

const ID = '172002255350792192'
const NOW = Date.parse('2026-01-02T03:04:05Z')

const settingsOf = (row: object) => {
  const read = readGuild({ id: ID, name: 'Castle', ...row })
  return read.ok ? { ...read.guild.settings, adjusted: read.adjusted.map(({ what, to }) => `${what} ${to}`) } : read
}

test('settings of the original become the nearest that are allowed here', () => {
  const usual = { notificationType: 'reply', notificationChannelId: null, xpDelaySeconds: 60, xpRate: 1 } as const
  expect(settingsOf({})).toEqual({ ...usual, roleAssignType: 'single', adjusted: [] })
  expect(settingsOf({ xpRate: '0.50', xpDelay: 1, roleAssignType: 'STACK' })).toMatchObject({
    xpRate: 0.5,
    roleAssignType: 'stack',
  })
  expect(settingsOf({ xpRate: -1, xpDelaySeconds: '90000' })).toMatchObject({
    ...{ xpRate: 0, xpDelaySeconds: 86_400, adjusted: ['xpDelay 86400', 'xpRate 0'] },
  })
  expect(settingsOf({ notificationType: 'channel', notificationChannelId: null })).toMatchObject({
    ...{ notificationType: 'reply', adjusted: ['notificationType reply'] },
  })
  expect(settingsOf({ id: '1.7e17' })).toEqual({ ok: false, why: 'bad-id' })
})

const timeOf = (lastXpAt: unknown) => {
  const read = readMember({ guildId: ID, userId: ID, xp: '5', lastXpAt }, () => true, NOW)
  return read.ok ? read.member.lastXpAt : read.why
}

test('times are dates in UTC, seconds or milliseconds, and none that has not come', () => {
  for (const value of ['2026-01-01 00:00:00.5', 1_767_225_600.5, '1767225600500'])
    expect(timeOf(value)).toBe(Date.parse('2026-01-01T00:00:00.500Z'))
  for (const value of [null, '0000-00-00 00:00:00', '2027-01-01 00:00:00', 'soon']) expect(timeOf(value)).toBeNull()
})

const premiumOf = (row: object) => {
  const read = readUser({ id: ID, username: 'ann', ...row })
  return read.ok ? read.user.hasPremium : read.why
}

test('premium is a flag, and in early releases a source', () => {
  for (const premiumStatus of [1, '1', 'active', 'TRUE', new Uint8Array([1])])
    expect(premiumOf({ premiumStatus })).toBe(true)
  for (const premiumStatus of [0, 'none', null, new Uint8Array([0])])
    expect(premiumOf({ premiumStatus, premiumSource: 'gift' })).toBe(false)
  expect([premiumOf({ premiumSource: 'gift' }), premiumOf({ premiumSource: null })]).toEqual([true, false])
  expect(premiumOf({ premiumStatus: 'perhaps' })).toBe('unknown-premium')
})

const token = `${Buffer.from(ID).toString('base64url')}.GaBcDe.${'x'.repeat(38)}`
const bot = { botId: ID, userId: ID, token, publicKey: 'AB'.repeat(32) }

test('a bot runs unless its owner stopped it last, and one that was deleted stays away', () => {
  const runs = (row: object) => {
    const read = readBot({ ...bot, ...row })
    return read.ok ? read.bot.isWanted : read.why
  }
  expect([
    runs({}),
    runs({ action: 'none', lastAction: 'restart' }),
    runs({ action: null, lastAction: 'stop' }),
  ]).toEqual([true, true, false])
  expect([runs({ action: 'start', lastAction: 'stop' }), runs({ action: 'delete' })]).toEqual([true, 'deleted'])
  expect([runs({ publicKey: null }), runs({ userId: null })]).toEqual(['no-public-key', 'no-owner'])
})

const wanted = { guildId: ID, userId: ID, xp: 1_000, messageCount: 3, lastXpAt: null }
const present = { xp: 400, messageCount: 5, lastXpAt: 7, given: new Map<string, number>(), hasJoinedRows: false }

test('a second run gives nothing, whatever happened to the member meanwhile', () => {
  const amounts = (now: Partial<typeof present>, xp = 1_000) =>
    (['higher', 'replace', 'add'] as const).map((mode) => {
      const plan = planMember({ ...wanted, xp }, { ...present, ...now }, mode)
      return plan.ok ? plan.change.amount : plan.why
    })
  expect(amounts({})).toEqual([600, 600, 1_000])
  expect(amounts({ xp: 1_200 })).toEqual([0, -200, 1_000])
  const given = new Map([
    ['prosperity:higher:1000', 600],
    ['prosperity:replace:1000', 0],
    ['prosperity:add:1000', 400],
  ])
  expect(amounts({ xp: 50, given })).toEqual([0, 0, 0])
  // The original went on after the first run.
  expect(amounts({ xp: 1_400, given: new Map([['prosperity:add:1000', 1_000]]) }, 1_300)).toEqual([0, -100, 300])
  expect(amounts({ hasJoinedRows: true })).toEqual([600, 600, 'joined-rows'])
})

test('counts of messages and times never fall', () => {
  expect(planMember(wanted, { ...present, xp: 1_000 }, 'higher')).toEqual({
    ...{ ok: true, change: { outcome: 'same', amount: 0, messageCount: 5, lastXpAt: 7 } },
  })
  expect(planMember({ ...wanted, messageCount: 9, lastXpAt: 8 }, { ...present, xp: 1_000 }, 'higher')).toEqual({
    ...{ ok: true, change: { outcome: 'changed', amount: 0, messageCount: 9, lastXpAt: 8 } },
  })
})
