import { expect, setDefaultTimeout, test } from 'bun:test'
import { createLog } from '../../../gateway/ops/log.ts'
import { openTracing } from '../../../gateway/ops/tracing.ts'
import { until } from '../../support/until.ts'

setDefaultTimeout(180_000)

const log = createLog({ level: 'fatal', secrets: [], write: () => {} })

test('spans that a silent collector has not taken by the end are counted as dropped', async () => {
  let posts = 0
  const collector = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    fetch: () => {
      posts++
      return new Promise<Response>(() => {})
    },
  })
  const target = { url: `http://127.0.0.1:${collector.port}/v1/traces`, headers: {}, ratio: 1 }
  const tracing = openTracing(target, { service: 'worker', version: '1', log, closeMs: 20 })
  const end = (name: string): void => tracing.tracer.root(name, 'server')?.end()
  end('under way')
  await until('the first span is under way', () => posts === 1)
  end('held')
  const since = performance.now()
  await tracing.close()
  // A request waits five seconds for its response.
  expect(performance.now() - since).toBeLessThan(4_000)
  expect(tracing.dropped()).toBe(2)
  await collector.stop(true)
})
