import { describe, expect, test } from 'bun:test'
import { validate } from 'dockerfile-utils'
import { edgeSettings } from '../../../edge/runtime/config.ts'
import { bridgeSettings } from '../../../gateway/bridge/config.ts'
import { gatewaySettings } from '../../../gateway/config.ts'
import { keysOf, textOf } from '../project.ts'
import { isIgnored } from './build.ts'
import { DOCKERFILE, pairsOf, readStages } from './dockerfile.ts'

const stages = readStages()
const images = stages.filter(({ instructions }) => instructions.some(({ keyword }) => keyword === 'CMD'))
const READ_BY_BUN = ['NODE_ENV', 'BUN_GC_TIMER_INTERVAL']
const KNOWN = [...[gatewaySettings, bridgeSettings, edgeSettings].flatMap(keysOf), 'HOST', 'PORT', ...READ_BY_BUN]

test('the linter finds nothing wrong in the Dockerfile', () => {
  expect(validate(textOf(DOCKERFILE), {}).map(({ message }) => message)).toEqual([])
})

test('the Dockerfile has an image for the gateway, the bridge, the edge and the scripts', () => {
  expect(images.map(({ name }) => name)).toEqual(['gateway', 'bridge', 'edge', 'tools'])
})

test('the only base image is the version of Bun in package.json', () => {
  const { packageManager } = JSON.parse(textOf('package.json'))
  const names = stages.map(({ name }) => name)
  const foreign = stages.filter(({ from }) => !names.includes(from)).map(({ from }) => from)
  expect([...new Set(foreign)]).toEqual([`oven/${packageManager.replace('@', ':')}-slim`])
})

test('packages come from the lock file alone, and run no scripts', () => {
  const installs = stages
    .flatMap(({ instructions }) => instructions)
    .filter(({ rest }) => rest.startsWith('bun install'))
  // The second one is in the stage that builds the dashboard. The image takes only the dashboard's files from that stage.
  expect(installs).toHaveLength(2)
  for (const flag of ['--frozen-lockfile', '--ignore-scripts'])
    for (const { rest } of installs) expect(rest).toContain(flag)
  expect(installs[0]?.rest).toContain('--production')
})

describe.each(images)('the image $name', ({ instructions }) => {
  const last = (keyword: string): string | undefined => instructions.findLast((one) => one.keyword === keyword)?.rest

  test('runs as a user without rights, by number, so that Kubernetes can check it', () => {
    expect(last('USER')).toBe('1000:1000')
  })

  test('says how it is stopped', () => {
    expect(last('STOPSIGNAL')).toBe('SIGTERM')
  })

  test('sets only variables that the processes read', () => {
    const set = instructions
      .filter(({ keyword }) => keyword === 'ENV')
      .flatMap(({ rest }) => Object.keys(pairsOf(rest)))
    expect(set.filter((key) => !KNOWN.includes(key))).toEqual([])
  })
})

/** Where each service is asked for its health: the key of the address or port, and the port. */
const HEALTH = {
  gateway: ['GATEWAY_PORT', '8080'],
  bridge: ['BRIDGE_METRICS_ADDRESS', '3901'],
  edge: ['PORT', '3000'],
} as const

test.each(Object.entries(HEALTH))(
  'the image %s listens on every address and is asked for its health',
  (image, [key, port]) => {
    const instructions = images.find(({ name }) => name === image)?.instructions ?? []
    const restOf = (keyword: string): string => instructions.find((one) => one.keyword === keyword)?.rest ?? ''
    const environment = pairsOf(restOf('ENV'))
    const hosts = Object.entries(environment).filter(([name]) => /HOST$|ADDRESS$/.test(name))
    expect(hosts.length).toBeGreaterThan(0)
    for (const [, host] of hosts) expect(host).toStartWith('0.0.0.0')
    expect(environment[key]).toEndWith(port)
    expect(restOf('EXPOSE').split(' ')).toContain(port)
    expect(restOf('HEALTHCHECK')).toContain(`process.env.${key}`)
    expect(restOf('HEALTHCHECK')).toContain('/health')
  },
)

test.each([
  '.env',
  '.git/config',
  '.data/mysql',
  'node_modules/kysely/package.json',
  'edge/features/README.md',
  'gateway/deploy/Dockerfile',
])('%s stays out of the images', (path) => expect(isIgnored(path)).toBe(true))

test.each(['package.json', 'bun.lock', 'edge/bun.ts', 'gateway/main.ts', 'shared/config/fields.ts', 'scripts/migrate'])(
  '%s may be copied into an image',
  (path) => expect(isIgnored(path)).toBe(false),
)
