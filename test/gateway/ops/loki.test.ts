import { afterEach, expect, setDefaultTimeout, test } from 'bun:test'
import * as v from 'valibot'
import { LokiWriter } from '../../../gateway/ops/loki.ts'
import { startBridgeProcess } from '../../support/bridge-process.ts'
import { openTestDatabase } from '../../support/database.ts'
import { until } from '../../support/until.ts'

setDefaultTimeout(180_000)

/** Loki's push format, exactly as its API describes it. */
const pushSchema = v.strictObject({
  streams: v.pipe(
    v.array(
      v.strictObject({
        stream: v.record(v.pipe(v.string(), v.regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/)), v.pipe(v.string(), v.nonEmpty())),
        values: v.pipe(
          v.array(v.strictTuple([v.pipe(v.string(), v.regex(/^\d{19}$/)), v.string()])),
          v.minLength(1),
          v.check((values) => values.every(([at], nth) => nth === 0 || BigInt(at) > BigInt(values[nth - 1]?.[0] ?? 0))),
        ),
      }),
    ),
    v.minLength(1),
  ),
})

/** A Loki that checks each push, and answers with the status that a test sets. */
class Loki {
  status = 204
  /** Whether no push gets a response. */
  isSilent = false
  pushes = 0
  readonly lines: { labels: Record<string, string>; line: string }[] = []
  readonly refused: string[] = []
  authorization: string | null = null
  private readonly server = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    fetch: async (request) => {
      this.pushes++
      if (this.isSilent) return new Promise<Response>(() => {})
      if (this.status !== 204) return new Response('not now', { status: this.status })
      if (new URL(request.url).pathname !== '/loki/api/v1/push' || request.method !== 'POST') {
        this.refused.push(`${request.method} ${request.url}`)
        return new Response(null, { status: 404 })
      }
      this.authorization = request.headers.get('authorization')
      const push = v.safeParse(pushSchema, await request.json())
      const isJson = request.headers.get('content-type') === 'application/json'
      if (!push.success || !isJson) {
        this.refused.push(push.success ? 'no JSON' : JSON.stringify(v.flatten(push.issues)))
        return new Response('bad push', { status: 400 })
      }
      for (const { stream, values } of push.output.streams) {
        for (const [, line] of values) this.lines.push({ labels: stream, line })
      }
      return new Response(null, { status: 204 })
    },
  })

  get host(): string {
    return `127.0.0.1:${this.server.port}`
  }

  texts(): string[] {
    return this.lines.map(({ line }) => line)
  }

  stop(): Promise<void> {
    return this.server.stop(true)
  }
}

let loki = new Loki()
afterEach(async () => {
  expect(loki.refused).toEqual([])
  await loki.stop()
  loki = new Loki()
})

const QUICK = { labels: { app: 'prosperity', service: 'worker' }, pushEveryMs: 10 }
const writerTo = (options: { mostHeld?: number; closeMs?: number } = {}) =>
  new LokiWriter({ url: `http://${loki.host}`, ...QUICK, ...options })
const line = (level: string, msg: string) => `${JSON.stringify({ level, time: '2026-01-01T00:00:00.000Z', msg })}\n`

test('lines reach Loki in batches, with their level as a label, in their order', async () => {
  const writer = writerTo()
  for (let nth = 0; nth < 50; nth++) writer.write(line(nth % 2 === 0 ? 'info' : 'warn', `line ${nth}`))
  await until('all lines are there', () => loki.lines.length === 50)
  expect(loki.pushes).toBe(1)
  const warnings = loki.lines.filter(({ labels }) => labels.level === 'warn')
  expect(warnings.map((each) => JSON.parse(each.line).msg)).toEqual(
    Array.from({ length: 25 }, (_, nth) => `line ${2 * nth + 1}`),
  )
  expect(loki.lines[0]?.labels).toEqual({ app: 'prosperity', service: 'worker', level: 'info' })
  await writer.close()
  expect(writer.dropped).toBe(0)
})

test('lines are held while Loki is away, and each arrives once', async () => {
  loki.status = 503
  const writer = writerTo()
  writer.write(line('info', 'first'))
  await until('Loki has refused the lines', () => loki.pushes >= 2)
  writer.write(line('info', 'second'))
  loki.status = 204
  await until('both lines are there', () => loki.lines.length === 2)
  expect(loki.texts().map((text) => JSON.parse(text).msg)).toEqual(['first', 'second'])
  await writer.close()
  expect(writer.dropped).toBe(0)
})

test('beyond the bound the oldest lines are dropped and counted', async () => {
  loki.status = 500
  const writer = writerTo({ mostHeld: 10 })
  for (let nth = 0; nth < 25; nth++) writer.write(line('info', `line ${nth}`))
  expect(writer.dropped).toBe(15)
  loki.status = 204
  await writer.close()
  expect(loki.texts().map((text) => JSON.parse(text).msg)).toEqual(
    Array.from({ length: 10 }, (_, nth) => `line ${nth + 15}`),
  )
})

test('lines that Loki refuses for good are dropped and counted', async () => {
  loki.status = 400
  const writer = writerTo()
  writer.write(line('info', 'too old'))
  await until('the line is dropped', () => writer.dropped === 1)
  expect(loki.pushes).toBe(1)
  await writer.close()
})

test('lines that Loki did not take before the end are counted as dropped', async () => {
  await loki.stop()
  const writer = writerTo()
  writer.write(line('info', 'lost'))
  await writer.close()
  expect(writer.dropped).toBe(1)
})

test('the end of a process does not wait for a push that Loki does not answer, and counts its lines as dropped', async () => {
  loki.isSilent = true
  const writer = writerTo({ closeMs: 20 })
  writer.write(line('info', 'lost'))
  await until('the push is under way', () => loki.pushes === 1)
  const since = performance.now()
  await writer.close()
  // A push waits five seconds for its response.
  expect(performance.now() - since).toBeLessThan(4_000)
  expect(writer.dropped).toBe(1)
})

test('a process sends all its lines to Loki without secrets, and SIGUSR2 switches its level', async () => {
  const database = await openTestDatabase()
  const bridge = await startBridgeProcess(database.url, { LOKI_URL: `http://tenant:loki-password-1@${loki.host}` })
  bridge.signal('SIGUSR2')
  await bridge.log.first((text) => text.includes('"to":"debug"'))
  bridge.signal('SIGUSR2')
  await bridge.log.first((text) => text.includes('"to":"info"'))
  expect(await bridge.end('SIGTERM')).toBe(0)
  expect(loki.texts().some((text) => text.includes('the bridge has stopped'))).toBe(true)
  expect(loki.texts().join('\n')).not.toContain('loki-password-1')
  expect(loki.authorization).toBe(`Basic ${Buffer.from('tenant:loki-password-1').toString('base64')}`)
  expect(new Set(loki.lines.map(({ labels }) => labels.service))).toEqual(new Set(['bridge']))
  const { time, level, msg, service } = JSON.parse(loki.texts()[0] ?? '')
  expect({ level, msg, service }).toEqual({ level: 'info', msg: 'the bridge is listening', service: 'bridge' })
  expect(time).toMatch(/^\d{4}-\d{2}-\d{2}T/)
  await database.close()
})
