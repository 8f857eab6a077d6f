import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { Histogram, Registry } from 'prom-client'
import { BatchHistogram } from '../../../gateway/ops/batch-histogram.ts'

const options = { name: 'latency_seconds', help: 'From the event to its commit', buckets: [0.01, 0.1, 1] }

const scrapeOf = (fill: (registry: Registry) => void): Promise<string> => {
  const registry = new Registry()
  fill(registry)
  return registry.metrics()
}

test('a histogram of batches shows the same as prom-client’s own', async () => {
  const value = fc.oneof(fc.constantFrom(0, 0.01, 0.1, 1), fc.double({ min: 0, max: 5, noNaN: true }))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(value)), async (batches) => {
      const ours = await scrapeOf((registry) => {
        const histogram = new BatchHistogram(registry, options)
        for (const batch of batches) histogram.observeAll(batch)
      })
      const theirs = await scrapeOf((registry) => {
        const histogram = new Histogram({ ...options, registers: [registry] })
        for (const each of batches.flat()) histogram.observe(each)
      })
      expect(ours).toBe(theirs)
    }),
  )
})
