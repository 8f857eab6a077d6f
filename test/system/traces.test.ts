import { afterEach, beforeEach, describe, expect, setDefaultTimeout, test } from 'bun:test'
import { DistributedWorld } from '../distributed/distributed-world.ts'
import { FaultWorld } from '../faults/fault-world.ts'
import { Collector } from '../support/collector.ts'
import { startEdge } from '../support/edge.ts'
import { EdgeClient } from '../support/edge-client.ts'
import { EdgeWorld } from '../support/edge-world.ts'
import { until } from '../support/until.ts'

setDefaultTimeout(300_000)

let collector: Collector
beforeEach(() => {
  collector = new Collector()
})
afterEach(async () => {
  expect(collector.refused).toEqual([])
  await collector.stop()
})

const MESSAGE = 'message > bus > batch'
const ANNOUNCED = `${MESSAGE} > job announcement > Discord POST /channels/:id/messages`
const GIVEN_ROLES = `${MESSAGE} > job member-roles > Discord PUT /guilds/:id/members/:id/roles/:id`

/** Expects of each span that it does not end before its start, and that the collector has its parent, in the same trace. */
function mustBeWhole(): void {
  for (const span of collector.spans) {
    const parent = collector.spans.find(({ spanId }) => spanId === span.parentSpanId)
    expect([span.name, parent === undefined]).toEqual([span.name, span.parentSpanId === undefined])
    expect([span.name, span.traceId === (parent ?? span).traceId]).toEqual([span.name, true])
    expect([span.name, span.end >= span.start]).toEqual([span.name, true])
  }
}

test('a message is traced to the requests that it causes, in one process', async () => {
  const world = await FaultWorld.open({}, undefined, { ...collector.environment, LOG_LEVEL: 'debug' })
  await world.talkFor(300)
  await world.mustBeExact()
  await until('the traces have come', () => [ANNOUNCED, GIVEN_ROLES].every((path) => collector.paths().has(path)))
  expect(collector.paths()).toContain('message > admission')
  expect(new Set(collector.spans.map(({ service }) => service))).toEqual(new Set(['prosperity-standalone']))
  await world.gateway.end('SIGTERM')
  mustBeWhole()
  await world.close()
})

test('a message is traced from the gateway through the stream to the requests of a worker', async () => {
  const world = await DistributedWorld.open(1, { environment: collector.environment })
  await world.faults.talkFor(300)
  await world.faults.mustBeExact()
  await until('the traces have come', () => [ANNOUNCED, GIVEN_ROLES].every((path) => collector.paths().has(path)))
  const services = (name: string) =>
    new Set(collector.spans.filter((span) => span.name === name).map(({ service }) => service))
  expect(services('message')).toEqual(new Set(['prosperity-gateway']))
  expect(services('batch')).toEqual(new Set(['prosperity-worker']))
  // A process that is killed, as close() does with the gateway, does not send the spans of its last second.
  expect(await world.faults.gateway.end('SIGTERM')).toBe(0)
  await world.close()
  mustBeWhole()
})

describe.each(['bun', 'workerd'] as const)('on %s', (runtime) => {
  test('an interaction is traced to the statements of its command and to its requests to Discord', async () => {
    const world = await EdgeWorld.open()
    const edge = await startEdge(runtime, { ...world.environment, ...collector.environment })
    const client = new EdgeClient(edge, world)
    const community = await client.community()
    await community.guild.member('alice').runs('/level')
    await community.guild.owner.runs('/doctor')
    const wanted = ['command /level > query', 'command /doctor > Discord GET /guilds/:id']
    await until('the traces have come', () => wanted.every((path) => collector.paths().has(`interaction > ${path}`)))
    expect(collector.paths()).toContain('interaction > verify')
    const root = collector.spans.find(({ attributes }) => attributes.command === '/level')
    expect(root).toMatchObject({ name: 'interaction', attributes: { outcome: 'answered' } })
    expect(collector.spans.map(({ attributes }) => JSON.stringify(attributes)).join()).not.toMatch(/\d{15}/)
    mustBeWhole()
    await edge.stop()
    await world.close()
  })
})

test('where nothing is sampled, nothing is sent', async () => {
  const environment = { ...collector.environment, OTEL_TRACES_SAMPLER_ARG: '0' }
  const world = await FaultWorld.open({}, undefined, environment)
  await world.talkFor(100)
  await world.mustBeExact()
  expect(await world.gateway.end('SIGTERM')).toBe(0)
  expect(collector.spans).toEqual([])
  await world.close()
})
