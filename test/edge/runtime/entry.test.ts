import { afterAll, describe, expect, test } from 'bun:test'
import { join } from 'node:path'
import { edgeThatEnds, startEdge } from '../../support/edge.ts'
import { withTemporaryDirectory } from '../../support/temporary.ts'

const PASSWORD = 'a-password-nobody-should-read'

const bad = {
  DATABASE_HTTP_URL: `ftp://edge:${PASSWORD}@127.0.0.1`,
  DISCORD_APPLICATION_ID: 'x',
  DISCORD_PUBLIC_KEY: PASSWORD,
}
const KEYS = Object.keys(bad)

describe.each(['deno', 'bun'] as const)('a bad configuration on %s', (runtime) => {
  test('ends the process with code 78, names every key and tells no value', async () => {
    const { exitCode, said } = await edgeThatEnds(runtime, bad)
    expect(exitCode).toBe(78)
    for (const key of KEYS) expect(said).toContain(key)
    expect(said).not.toContain(PASSWORD)
  })
})

test('on Deno, --env-file reads the settings', () =>
  withTemporaryDirectory(async (directory) => {
    const file = join(directory, '.env')
    await Bun.write(file, KEYS.map((key) => `${key}=x`).join('\n'))
    expect((await edgeThatEnds('deno', {})).said).toMatch(/DISCORD_PUBLIC_KEY +is missing/)
    expect((await edgeThatEnds('deno', {}, [`--env-file=${file}`])).said).toMatch(/DISCORD_PUBLIC_KEY +is not usable/)
  }))

test('on Bun, bad values of where to listen are named with the others', async () => {
  const { said } = await edgeThatEnds('bun', { ...bad, PORT: 'high' })
  for (const key of [...KEYS, 'PORT']) expect(said).toContain(key)
})

describe('a bad configuration on workerd', () => {
  const starting = startEdge('workerd', bad)
  afterAll(async () => (await starting).stop())

  test('answers 500, and logs every key and no value', async () => {
    const edge = await starting
    const response = await fetch(`${edge.url}/health`)
    expect(response.status).toBe(500)
    const line = await edge.log.first((text) => text.includes('configuration'))
    for (const key of KEYS) expect(line).toContain(key)
    expect(edge.log.all.join('\n') + (await response.text())).not.toContain(PASSWORD)
  }, 180_000)
})
