import { describe, expect, test } from 'bun:test'
import { edgeSettings } from '../../edge/runtime/config.ts'
import { webSettings } from '../../edge/runtime/web-config.ts'
import { bridgeSettings } from '../../gateway/bridge/config.ts'
import { gatewaySettings } from '../../gateway/config.ts'
import { readProject } from '../deploy/compose/files.ts'
import { keysOf } from '../deploy/project.ts'

const PROCESSES = {
  gateway: [gatewaySettings],
  worker: [gatewaySettings],
  bridge: [bridgeSettings],
  edge: [edgeSettings, webSettings],
}
/** Compose and the images decide these, or use another form of the same setting. */
const DECIDED =
  /^(DATABASE_URL|DATABASE_HTTP_URL|DB_.*|(GATEWAY|BRIDGE)_(HOST|PORT)|(BRIDGE_)?METRICS_ADDRESS|BUILD_VERSION|NATS_.*)$/

// A new setting of a process needs its line in gateway/deploy/compose.yaml: otherwise .env has no effect there.
describe.each(['one', 'distributed'] as const)('the Compose project %s', (form) => {
  const { services } = readProject(form)

  const present = Object.entries(PROCESSES).filter(([name]) => name in services)

  test.each(present)('gives the %s every setting that it reads, and no other', (name, schemas) => {
    const read = schemas.flatMap(keysOf)
    const set = Object.keys(services[name]?.environment ?? {})
    // `edge/bun.ts` reads EDGE_METRICS_ADDRESS, which is not in the schema.
    expect(set.filter((key) => !read.includes(key) && key !== 'EDGE_METRICS_ADDRESS')).toEqual([])
    expect(read.filter((key) => !set.includes(key) && !DECIDED.test(key))).toEqual([])
  })
})
