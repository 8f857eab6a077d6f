import { join } from 'node:path'
import * as v from 'valibot'
import { createPost, type PostWebhook } from '../../../gateway/jobs/webhooks/post.ts'
import { SCRIPT } from '../../../shared/audit/entry.ts'
import { fanOut } from '../../../shared/database/webhooks/fan-out.ts'
import { createWebhook } from '../../../shared/database/webhooks/webhooks.ts'
import { bitsOf } from '../../../shared/webhooks/events.ts'
import { boundTo } from '../../../shared/webhooks/secret.ts'
import { Lines } from '../../support/lines.ts'
import { until } from '../../support/until.ts'
import { CIPHER } from '../../support/web/log-in.ts'
import { benchRunner } from '../gateway/job-runner.ts'
import type { Part } from '../support/part.ts'
import type { Measure } from '../support/report.ts'
import type { WebBench } from './web-bench.ts'

const SERVERS = 64
/** Per server; more than 1,000 would not wait for one webhook. */
const EVENTS = { full: 125, quick: 10 } as const
/** As many requests as a gateway sends at once: four for each server. */
const AT_ONCE = SERVERS * 4
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLjSw'
const PATIENCE_MS = 300_000
/** Each look at the database slows down what is measured, so there are few. */
const LOOK_EVERY_MS = 50

const receiverSchema = v.pipe(v.string(), v.parseJson(), v.object({ url: v.string(), ca: v.string() }))

/** Starts a receiver with TLS in a process of its own. */
async function startReceiver() {
  const child = Bun.spawn([process.execPath, '--no-install', join(import.meta.dir, 'receiver-process.ts')], {
    stdout: 'pipe',
    stderr: 'inherit',
  })
  const lines = new Lines()
  void lines.readFrom(child.stdout)
  const { url, ca } = v.parse(receiverSchema, await lines.first(() => true))
  const post = createPost({
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    mayConnect: (address) => address === '127.0.0.1',
    ca,
  })
  return {
    url,
    post,
    async stop(): Promise<void> {
      child.kill()
      await child.exited
    },
  }
}

/** How many requests a second are sent without jobs and database. */
async function requestsPerSecond(post: PostWebhook, url: string, count: number): Promise<number> {
  const signal = new AbortController().signal
  const startedAt = performance.now()
  let left = count
  const keepSending = async () => {
    while (left-- > 0) {
      const attempt = await post({ url, headers: { 'webhook-id': `evt_${left}` }, body: '{"type":"test"}', signal })
      if (!attempt.ok) throw new Error(`a request failed: ${attempt.failure}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, keepSending))
  return (count * 1_000) / (performance.now() - startedAt)
}

/** Adds a webhook to each server, and writes events with a job for each delivery, as the gateway's jobs do. */
async function writeEvents({ world, visitors }: WebBench, url: string, events: number): Promise<void> {
  const { db } = world.database
  for (const { guildId } of visitors.slice(0, SERVERS)) {
    const secret = await CIPHER.seal(boundTo(guildId), SECRET)
    const author = { guildId, host: 'hooks.test', actor: SCRIPT }
    await createWebhook(db, author, { url, events: bitsOf(['level.up']), secret }, Date.now())
    for (let nth = 0; nth < events; nth++) {
      const data = { guildId, userId: String(nth + 1), level: 3, previousLevel: 2, channelId: null, messageId: null }
      const event = { type: 'level.up', data } as const
      await fanOut(
        db,
        { guildId, userId: data.userId, key: `evt_${guildId}_${nth}`, event, at: Date.now() },
        Date.now(),
      )
    }
  }
}

/** How many deliveries a second a gateway's jobs make, and how many requests a second it sends without jobs. */
export const webhookPart = (bench: WebBench, quick: boolean): Part => ({
  measures: ['webhooks.'],
  async take(): Promise<Measure[]> {
    const { db } = bench.world.database
    const events = EVENTS[quick ? 'quick' : 'full']
    const receiver = await startReceiver()
    try {
      await requestsPerSecond(receiver.post, receiver.url, AT_ONCE)
      const requests = await requestsPerSecond(receiver.post, receiver.url, SERVERS * events)
      await writeEvents(bench, receiver.url, events)
      const runner = benchRunner({ db }, { post: receiver.post, cipher: CIPHER })
      const [startedAt, cpu] = [performance.now(), process.cpuUsage()]
      runner.start()
      const isDone = async () => (await db.selectFrom('jobs').select('id').limit(1).execute()).length === 0
      await until('everything is delivered', isDone, PATIENCE_MS, LOOK_EVERY_MS)
      const ms = performance.now() - startedAt
      const { user, system } = process.cpuUsage(cpu)
      await runner.stop()
      const states = await db.selectFrom('webhook_deliveries').select('state').distinct().execute()
      if (states.some(({ state }) => state !== 'delivered')) throw new Error('a delivery failed')
      const share = Math.round((user + system) / 10 / ms)
      return [
        {
          measure: 'webhooks.deliveries_per_s',
          value: (SERVERS * events * 1_000) / ms,
          note: `the gateway uses ${share} % of a core`,
        },
        { measure: 'webhooks.requests_per_s', value: requests },
      ]
    } finally {
      await receiver.stop()
    }
  },
})
