import { expect, test } from 'bun:test'
import { gatewaySettings, secretsOf } from '../../gateway/config.ts'
import { describeProblems, parseEnvironment } from '../../shared/config/environment.ts'

const COMPLETE = {
  BOT_TOKEN: 'bot-token-1',
  DISCORD_APPLICATION_ID: '1152921504606846977',
  DATABASE_URL: 'mysql://user:p%40ssw0rd@localhost:3306/prosperity',
}

test('three keys are enough to start', () => {
  const parsed = parseEnvironment(gatewaySettings, COMPLETE)
  expect(parsed).toMatchObject({ ok: true, value: { GATEWAY_HOST: '127.0.0.1', GATEWAY_PORT: 8080 } })
})

test('every bad key is named at once, with the expected value and never with the given one', () => {
  const parsed = parseEnvironment(gatewaySettings, {
    ...COMPLETE,
    BOT_TOKEN: '',
    DISCORD_APPLICATION_ID: 'secret-in-the-wrong-place',
    GATEWAY_PORT: '99999',
    LOG_LEVEL: 'loud',
    DB_CONNECTIONS: '0',
  })
  if (parsed.ok) throw new Error('these settings must be refused')
  const text = describeProblems(parsed.problems)
  const keys = parsed.problems.map((problem) => problem.key).sort()
  expect(keys).toEqual(['BOT_TOKEN', 'DB_CONNECTIONS', 'DISCORD_APPLICATION_ID', 'GATEWAY_PORT', 'LOG_LEVEL'])
  expect(text).toContain('one of trace, debug, info, warn, error')
  expect(text).not.toContain('secret-in-the-wrong-place')
})

test('a start with bad values says so and exits 78', () => {
  const run = Bun.spawnSync([process.execPath, '--no-install', 'gateway/main.ts'], {
    cwd: new URL('../..', import.meta.url).pathname,
    env: { PATH: process.env.PATH, GATEWAY_PORT: 'x' },
  })
  expect(run.exitCode).toBe(78)
  for (const key of ['BOT_TOKEN', 'DISCORD_APPLICATION_ID', 'DB_HOST', 'GATEWAY_PORT']) {
    expect(run.stderr.toString()).toContain(key)
  }
})

test('the log knows the token and the decoded database password as secrets', () => {
  const parsed = parseEnvironment(gatewaySettings, COMPLETE)
  if (!parsed.ok) throw new Error('these settings are complete')
  expect(secretsOf(parsed.value)).toEqual(['bot-token-1', 'p@ssw0rd'])
})
