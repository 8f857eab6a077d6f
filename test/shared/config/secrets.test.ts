import { describe, expect, test } from 'bun:test'
import { edgeSettings } from '../../../edge/runtime/config.ts'
import { bridgeSettings } from '../../../gateway/bridge/config.ts'
import { gatewaySettings } from '../../../gateway/config.ts'
import { describeProblems, parseEnvironment } from '../../../shared/config/environment.ts'
import { canBeToldApart, passwordIn } from '../../../shared/config/secrets.ts'

describe('a secret', () => {
  test.each(['a', 'e1', 'hunter2', 'password', 'database', 'guild_id', 'lease owner', '20261125', '123456789012'])(
    '%p stands by chance in a log',
    (secret) => expect(canBeToldApart(secret)).toBe(false),
  )

  test.each(['hunter22', 'pass%word', 'correcthorsebattery', '1234567890123456', 'p@:/?#[]% '])(
    '%p does not',
    (secret) => expect(canBeToldApart(secret)).toBe(true),
  )

  test.each([
    ['mysql://user:p%40ss@host/name', 'p@ss'],
    ['https://user:a%b@host', 'a%b'],
    ['mysql://user@host/name', ''],
    ['mysql://user:@host/name', ''],
  ])('in %s is %p', (url, password) => expect(passwordIn(url)).toBe(password))
})

const app = { DISCORD_APPLICATION_ID: '1152921504606846977', DISCORD_PUBLIC_KEY: 'a'.repeat(64) }
const token = 'MTE1MjkyMTUwNDYwNjg0Njk3Nw.Gabcde.abcdefghijklmnopqrstuvwxyz0'
const bridge = { BRIDGE_USER: 'edge', BRIDGE_PASSWORD: 'long-enough-for-a-bridge' }

describe.each([
  ['the gateway', gatewaySettings, { ...app, BOT_TOKEN: token }, 'mysql://u:%s@h:3306/n'],
  ['the bridge', bridgeSettings, bridge, 'mysql://u:%s@h:3306/n'],
  ['the edge', edgeSettings, app, 'https://u:%s@h'],
] as const)('%s', (_, schema, settings, url) => {
  const at = (password: string) => parseEnvironment(schema, { ...settings, DATABASE_URL: url.replace('%s', password) })

  test('starts with a database password that differs from ordinary text', () => {
    expect(at('hunter22').ok).toBe(true)
  })

  test.each(['e', 'database', 'xp'])('does not start with %p, says why, and does not show the password', (password) => {
    const parsed = at(password)
    if (parsed.ok) throw new Error('this must be refused')
    const text = describeProblems(parsed.problems)
    expect(text).toContain('DATABASE_URL')
    expect(text).toContain('so that the log can be kept free of it')
    expect(text).not.toContain(`:${password}@`)
  })

  test('does not start with such a password in DB_PASSWORD', () => {
    const parts = { DB_HOST: 'h.example', DB_USER: 'u', DB_NAME: 'n', DB_PASSWORD: 'e' }
    const parsed = parseEnvironment(schema, { ...settings, ...parts })
    expect(parsed).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([{ key: 'DB_PASSWORD', expected: expect.any(String), given: 'something else' }]),
    })
  })
})

test('a bot token of a few letters is refused', () => {
  const given = { ...app, BOT_TOKEN: 'token', DATABASE_URL: 'mysql://u:hunter22@h:3306/n' }
  expect(parseEnvironment(gatewaySettings, given)).toMatchObject({ ok: false, problems: [{ key: 'BOT_TOKEN' }] })
})
