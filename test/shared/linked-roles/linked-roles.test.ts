import { describe, expect, test } from 'bun:test'
import * as v from 'valibot'
import { DAY_MS } from '../../../shared/levelling/day.ts'
import { connectionOf, highestStanding, type LinkedStanding } from '../../../shared/linked-roles/connection.ts'
import { type LinkFacts, planLink } from '../../../shared/linked-roles/plan.ts'
import { linkedRecords } from '../../../shared/linked-roles/records.ts'
import { readTokens, secretContext, tokensContext, writeTokens } from '../../../shared/linked-roles/tokens.ts'
import { connectionSchema } from '../../support/discord/linked-roles/connection.ts'
import { recordsSchema } from '../../support/discord/linked-roles/record.ts'

const NOW = Date.UTC(2026, 10, 27)
const standing = (changes: Partial<LinkedStanding> = {}): LinkedStanding => ({
  ...{ guildId: '1', guildName: 'Castle', level: 3, xp: 500, messages: 20 },
  ...changes,
})

test('Discord takes the records, each in five languages', () => {
  const records = linkedRecords()
  expect(v.safeParse(recordsSchema, records).issues).toBeUndefined()
  for (const { name_localizations: names, description_localizations: texts } of records) {
    const locales = ['de', 'fr', 'es-ES', 'es-419', 'pt-BR'].toSorted()
    expect(Object.keys(names ?? {}).toSorted()).toEqual(locales)
    expect(Object.keys(texts ?? {}).toSorted()).toEqual(locales)
  }
})

describe('what Discord is told', () => {
  const schema = connectionSchema(v.parse(recordsSchema, linkedRecords()))

  test('names the bot and the server, with level, XP and messages as texts', () => {
    expect(connectionOf('Fern', standing())).toEqual({
      ...{ platform_name: 'Fern', platform_username: 'Castle' },
      metadata: { level: '3', xp: '500', messages: '20' },
    })
  })

  test.each([
    ['long names', 'b'.repeat(80), standing({ guildName: '🌿'.repeat(100) })],
    ['names that show nothing', '\u200b', standing({ guildName: '' })],
    ['more XP than 32 bits hold', 'Fern', standing({ xp: 9_000_000_000 })],
    ['no standing', 'Fern', null],
  ])('is what Discord takes with %s', (_, bot, shown) => {
    expect(v.safeParse(schema, connectionOf(bot, shown)).issues).toBeUndefined()
  })

  test('is the highest level among the servers of the bot, and of two equal levels the one with more XP', () => {
    const [low, high, more] = [standing(), standing({ level: 4, xp: 400 }), standing({ level: 4, xp: 600 })]
    expect(highestStanding([high, low])).toBe(high)
    expect(highestStanding([low, high, more])).toBe(more)
    expect(highestStanding([])).toBeNull()
  })
})

describe('a link', () => {
  const bot = { name: 'Fern', isPaused: false }
  const facts = (changes: Partial<LinkFacts> = {}): LinkFacts => ({
    ...{ bot, isInGuild: true, standings: [standing()], hasLeft: false, createdAt: NOW - 60 * DAY_MS },
    ...changes,
  })

  test('is told to Discord while the member is in a server of the bot', () => {
    expect(planLink(facts(), NOW).do).toBe('send')
    expect(planLink(facts({ hasLeft: true }), NOW).do).toBe('send')
    expect(planLink(facts({ standings: [], createdAt: NOW }), NOW).do).toBe('send')
    expect(planLink(facts({ standings: [], isInGuild: false, createdAt: NOW }), NOW).do).toBe('send')
  })

  test.each([
    ['the bot is deleted or linked roles are off', { bot: null }, 'off'],
    ['premium has ended', { bot: { ...bot, isPaused: true } }, 'paused'],
    ['the bot is in no server', { isInGuild: false, standings: [] }, 'left'],
    ['the member has left', { standings: [], hasLeft: true, createdAt: NOW }, 'left'],
    ['no server has known the member for a month', { standings: [] }, 'unused'],
  ] as const)('ends where %s', (_, changes, why) => {
    expect(planLink(facts(changes), NOW)).toEqual({ do: 'end', why })
  })
})

test('tokens are read as they were written, and other texts are no tokens', () => {
  const tokens = { access: 'abc', refresh: 'def' }
  expect(readTokens(writeTokens(tokens))).toEqual(tokens)
  expect([readTokens(''), readTokens('abc'), readTokens('a b c')]).toEqual([null, null, null])
})

test('secrets of bots, of applications and of members are encrypted for different places', () => {
  expect(new Set([secretContext('1'), tokensContext('1', '2'), tokensContext('2', '1'), '1']).size).toBe(4)
})
