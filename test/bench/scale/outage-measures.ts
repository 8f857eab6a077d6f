import { until } from '../../support/until.ts'
import type { Measure } from '../support/report.ts'
import type { ScaleWorld } from './scale-world.ts'
import { talkSteadily } from './steady.ts'

const SECONDS = { full: 60, quick: 5 } as const
const PER_SECOND = 1_000

/** Nobody commits for a while: how much waits, how much disk it takes, and how fast a worker catches up. */
export async function outageMeasures(world: ScaleWorld, quick: boolean): Promise<Measure[]> {
  const seconds = SECONDS[quick ? 'quick' : 'full']
  const gateway = await world.start('gateway')
  const first = await world.start('worker')
  await world.sayWhileAway(PER_SECOND)
  await world.allCommitted()
  await first.end('SIGTERM')

  await talkSteadily(world, PER_SECOND, seconds)
  await until('the gateway has sent everything', async () => {
    const text = await (await fetch(`${gateway.url}/metrics`)).text()
    return /^prosperity_ledger_queue 0$/m.test(text)
  })
  const [lag, stream] = [await world.uncommitted(), await world.streamState()]
  const startedAt = performance.now()
  const second = await world.start('worker')
  const readyAt = performance.now()
  await world.allCommitted()
  const endedAt = performance.now()
  await second.end('SIGTERM')
  await gateway.end('SIGTERM')
  return [
    { measure: 'scale.outage.lag', value: lag, note: `messages uncommitted after ${seconds} s at ${PER_SECOND}/s` },
    {
      measure: 'scale.outage.drain_seconds',
      value: (endedAt - startedAt) / 1_000,
      note: `from the start of a worker, of which ${((readyAt - startedAt) / 1_000).toFixed(1)} s until it was ready`,
    },
    { measure: 'scale.outage.drained_per_s', value: (lag / (endedAt - startedAt)) * 1_000 },
    {
      measure: 'scale.stream.bytes_per_message',
      value: stream.bytes / lag,
      note: `in the stream; ${(lag / stream.messages).toFixed(1)} of Discord's messages in one of the stream's`,
    },
  ]
}
