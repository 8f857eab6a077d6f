import { describe, expect, test } from 'bun:test'
import * as v from 'valibot'
import { databaseSettings } from '../../../shared/config/database.ts'
import { describeProblems, parseEnvironment } from '../../../shared/config/environment.ts'
import { httpUrl, oneOf, port, snowflake, text, urlSafeSecret, wholeNumber } from '../../../shared/config/fields.ts'

const schema = v.intersect([
  v.object({
    HEALTH_PORT: v.optional(port(), '8080'),
    BOT_TOKEN: text('the bot token'),
    BATCH_SIZE: v.optional(wholeNumber(1, 500), '100'),
    MODE: v.optional(oneOf(['standalone', 'worker']), 'standalone'),
  }),
  databaseSettings,
])

const GOOD = { BOT_TOKEN: 'a.b.c', DATABASE_URL: 'mysql://user:p%40ssw0rd@db.example:3307/prosperity' }

const problemsOf = (environment: Record<string, string | undefined>): Record<string, string> => {
  const parsed = parseEnvironment(schema, environment)
  return parsed.ok ? {} : Object.fromEntries(parsed.problems.map(({ key, given }) => [key, given]))
}

describe('an environment', () => {
  test('that is complete gives its values, and defaults for absent keys', () => {
    expect(parseEnvironment(schema, { ...GOOD, BATCH_SIZE: '7', UNRELATED: 'x' })).toEqual({
      ok: true,
      value: { HEALTH_PORT: 8080, BATCH_SIZE: 7, MODE: 'standalone', ...GOOD },
    })
  })

  test('names every bad key at once', () => {
    const bad = { HEALTH_PORT: '70000', BATCH_SIZE: '1.5', MODE: 'solo', DB_PORT: 'x', DB_USER: 'u' }
    expect(problemsOf(bad)).toEqual({
      HEALTH_PORT: 'something else',
      BOT_TOKEN: 'nothing',
      BATCH_SIZE: 'something else',
      MODE: 'something else',
      DB_HOST: 'nothing',
      DB_NAME: 'nothing',
      DB_PORT: 'something else',
    })
  })

  test('with an empty value is read as without the key', () => {
    expect(problemsOf({ ...GOOD, BOT_TOKEN: '', HEALTH_PORT: '' })).toEqual({ BOT_TOKEN: 'nothing' })
  })

  test('is described with the expected values, and never with the given ones', () => {
    const secret = 'a-secret-in-the-wrong-place'
    const given = { HEALTH_PORT: secret, MODE: secret, DATABASE_URL: secret, BATCH_SIZE: secret }
    const parsed = parseEnvironment(schema, given)
    const shown = parsed.ok ? '' : describeProblems(parsed.problems)
    expect(shown).not.toContain(secret)
    expect(shown.split('\n').slice(1)).toEqual([
      '  HEALTH_PORT   is not usable; it should be a port, from 0 to 65535',
      '  BOT_TOKEN     is missing; it should be the bot token',
      '  BATCH_SIZE    is not usable; it should be a whole number from 1 to 500',
      '  MODE          is not usable; it should be one of standalone, worker',
      '  DATABASE_URL  is not usable; it should be mysql://user:password@host:port/name, with special characters percent-encoded',
    ])
  })
})

describe('the database’s address', () => {
  const url = (environment: Record<string, string>): string | null => {
    const parsed = parseEnvironment(databaseSettings, environment)
    return parsed.ok ? parsed.value.DATABASE_URL : null
  }
  const parts = { DB_HOST: 'db.example', DB_USER: 'u', DB_NAME: 'n' }

  test('is made of its parts, percent-encoded', () => {
    expect(url({ ...parts, DB_PORT: '3307', DB_PASSWORD: 'p@:/?#[]% ' })).toBe(
      'mysql://u:p%40%3A%2F%3F%23%5B%5D%25%20@db.example:3307/n',
    )
  })

  test('needs neither port nor password', () => {
    expect(url(parts)).toBe('mysql://u:@db.example:3306/n')
  })

  test('may be an IPv6 one', () => {
    expect(url({ ...parts, DB_HOST: '::1' })).toBe('mysql://u:@[::1]:3306/n')
  })

  test('in DATABASE_URL takes precedence over its parts', () => {
    expect(url({ ...parts, DATABASE_URL: 'mysql://a:hunter22@c/d' })).toBe('mysql://a:hunter22@c/d')
  })

  test.each([
    'postgres://a:b@c/d',
    'mysql://a:b@c',
    'mysql://a:b@c/',
    'mysql://c/d',
    'mysql://a:b@/d',
    'c/d',
    'mysql://a:b@c:port/d',
  ])('%s is none', (text) => {
    expect(url({ DATABASE_URL: text })).toBeNull()
  })

  test.each([
    'mysql://a:hunter22@c/d',
    'mysql://a@127.0.0.1:3306/d',
    'mysql://a:%40hunter22@[::1]:3306/d?ssl-mode=REQUIRED',
  ])('%s is one', (text) => {
    expect(url({ DATABASE_URL: text })).toBe(text)
  })
})

describe('fields', () => {
  const takes = (field: v.GenericSchema, value: string): boolean => v.safeParse(field, value).success
  test.each([
    ['port', port(), ['0', '3000', '65535'], ['65536', '-1', '80 ', '1e3', 'http', '123456']],
    ['whole number', wholeNumber(-5, 10), ['-5', '0', '10'], ['-6', '11', '1.0', '', 'ten', '0x1']],
    ['secret', urlSafeSecret(4), ['abcd', 'a-_.~9'], ['abc', 'ab cd', 'p@ss', 'p%40ss']],
    ['snowflake', snowflake('the bot'), ['80351110224678912'], ['1', '0080351110224678912', '80351110224678912x']],
    ['address', httpUrl('the API'), ['https://x.example/api/v10', 'http://127.0.0.1:80'], ['x.example', 'ftp://x']],
    ['address without credentials', httpUrl('the API'), ['https://x.example'], ['https://a:b@x.example']],
  ] as const)('a %s takes what it says and nothing else', (_, field, good, bad) => {
    expect(good.filter((value) => !takes(field, value))).toEqual([])
    expect(bad.filter((value) => takes(field, value))).toEqual([])
  })
})
