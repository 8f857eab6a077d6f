import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { join } from 'node:path'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'

const ROOT = join(import.meta.dir, '../../..')
const SNOWFLAKE = '1152921504606846977'

/** The output of a process until it ends, and its exit code. */
async function ended(entry: string, env: Record<string, string>): Promise<{ exitCode: number; said: string }> {
  const child = Bun.spawn([process.execPath, '--no-install', '--no-env-file', entry], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const texts = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()])
  return { exitCode: await child.exited, said: texts.join('') }
}

describe('a port that is taken', () => {
  const taken = Bun.serve({ hostname: '127.0.0.1', port: 0, fetch: () => new Response() })
  const port = String(taken.port)
  let database: TestDatabase
  beforeAll(async () => {
    database = await openTestDatabase()
  })
  afterAll(async () => {
    await taken.stop(true)
    await database.close()
  })

  test('ends the gateway with exit code 1 and a log line that says so', async () => {
    const { exitCode, said } = await ended('gateway/main.ts', {
      DATABASE_URL: database.url,
      BOT_TOKEN: 'a-token-that-nobody-has-ever-had',
      DISCORD_APPLICATION_ID: SNOWFLAKE,
      DISCORD_API_URL: 'http://127.0.0.1:1/api',
      GATEWAY_PORT: port,
    })
    expect(exitCode).toBe(1)
    expect(said).toContain('the port is in use')
    expect(said).not.toContain('    at ')
  })

  test('ends the bridge in the same way', async () => {
    const { exitCode, said } = await ended('gateway/bridge/main.ts', {
      DATABASE_URL: database.url,
      BRIDGE_USER: 'edge',
      BRIDGE_PASSWORD: 'edge-password-of-tests',
      BRIDGE_PORT: port,
    })
    expect(exitCode).toBe(1)
    expect(said).toContain('the port is in use')
    expect(said).not.toContain('    at ')
  })

  test('ends the edge on Bun in the same way', async () => {
    const { exitCode, said } = await ended('edge/bun.ts', {
      DATABASE_HTTP_URL: 'http://edge:edge-password-of-tests@127.0.0.1:1',
      DISCORD_APPLICATION_ID: SNOWFLAKE,
      DISCORD_PUBLIC_KEY: '0'.repeat(64),
      PORT: port,
    })
    expect(exitCode).toBe(1)
    expect(said).toMatch(/cannot listen .*in use/)
    expect(said).not.toContain('    at ')
  })
})
