import { afterAll, expect, test } from 'bun:test'
import { FAR_MS, watchDistance } from '../../../edge/runtime/distance.ts'
import { startEdge } from '../../support/edge.ts'

const STATEMENTS = 12

/** Sends statements, one after the other, whose answers take these times; the last time repeats. @returns the reports */
async function reportedAfter(...durationsMs: number[]): Promise<number[]> {
  const reported: number[] = []
  let now = 1_000
  let sent = 0
  const send = async (): Promise<Response> => {
    now += durationsMs[Math.min(sent++, durationsMs.length - 1)] ?? 0
    return new Response()
  }
  const watched = watchDistance(
    send,
    () => now,
    (ms) => reported.push(ms),
  )
  for (let nth = 0; nth < STATEMENTS; nth++) await watched('https://database.example', {})
  expect(sent).toBe(STATEMENTS)
  return reported
}

test('a database that is far away is reported once', async () => {
  expect(await reportedAfter(FAR_MS)).toEqual([FAR_MS])
})

test('a database that is near is not reported', async () => {
  expect(await reportedAfter(FAR_MS - 1)).toEqual([])
})

test('a database that answers slowly but once quickly is not reported', async () => {
  expect(await reportedAfter(300, 200, 10, 200)).toEqual([])
})

test('the round trip without the time to connect is reported', async () => {
  expect(await reportedAfter(900, FAR_MS + 1)).toEqual([FAR_MS + 1])
})

/** Answers `select 1` in PlanetScale's protocol, as late as a database that is far away. */
const farDatabase = Bun.serve({
  hostname: '127.0.0.1',
  port: 0,
  fetch: () => Bun.sleep(FAR_MS + 10).then(() => Response.json({ result: {} })),
})
afterAll(() => farDatabase.stop(true))

test('the log of the edge names the distance, Smart Placement and the limit of Hyperdrive', async () => {
  const edge = await startEdge('bun', {
    DATABASE_HTTP_URL: `http://edge:a-password-of-1-test@127.0.0.1:${farDatabase.port}`,
    DISCORD_APPLICATION_ID: '1000000000000000001',
    DISCORD_PUBLIC_KEY: 'ab'.repeat(32),
  })
  try {
    for (let nth = 0; nth < STATEMENTS; nth++) expect((await fetch(`${edge.url}/health`)).status).toBe(200)
    const line = await edge.log.first((text) => text.includes('far away'))
    expect(JSON.parse(line)).toMatchObject({ level: 'warn', roundTripMs: expect.any(Number) })
    expect(line).toMatch(/Smart Placement.*Hyperdrive does not help/)
    expect(edge.log.all.filter((text) => text.includes('far away'))).toHaveLength(1)
  } finally {
    await edge.stop()
  }
})
