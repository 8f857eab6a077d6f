import { describe, expect, test } from 'bun:test'
import * as v from 'valibot'
import { type LimitName, limitBindingsOf, openLimits } from '../../edge/api/limits.ts'
import { edgeSettings, readConfig } from '../../edge/runtime/config.ts'
import { webSettings } from '../../edge/runtime/web-config.ts'
import { isLong } from '../support/long-forms.ts'
import { runScript } from '../support/script.ts'
import { keysOf, textOf } from './project.ts'

const environment = v.looseObject({
  name: v.string(),
  secrets: v.object({ required: v.array(v.string()) }),
  vars: v.record(v.string(), v.string()),
})
const { env } = v.parse(v.object({ env: v.record(v.string(), environment) }), Bun.TOML.parse(textOf('wrangler.toml')))

test('wrangler.toml has the environments that scripts/publish-edge knows', () => {
  expect(Object.keys(env).sort()).toEqual(
    ['production', 'staging'].flatMap((name) => [name, `${name}-cards`, `${name}-web`]),
  )
  expect(new Set(Object.values(env).map(({ name }) => name)).size).toBe(6)
})

const needsSecrets = Object.entries(env).filter(([name]) => !name.endsWith('-cards'))

test('the workers that draw cards have no secrets and no variables', () => {
  for (const name of ['production-cards', 'staging-cards'])
    expect(env[name]).toMatchObject({ secrets: { required: [] }, vars: {}, workers_dev: false })
})

describe.each(needsSecrets)('the environment %s', (name, { secrets, vars }) => {
  const isWeb = name.endsWith('-web')

  test('requires every secret without which the edge does not start', () => {
    // Both workers need the secrets of commands. The second one needs no secret of the dashboard, which is optional.
    const parsed = readConfig({})
    const missing = parsed.ok ? [] : parsed.problems.map(({ key }) => key)
    expect(missing.length).toBeGreaterThan(2)
    expect([...secrets.required].sort()).toEqual(missing.sort())
  })

  test('has no secret among its variables, and no variable that the edge does not read', () => {
    const known = [...keysOf(edgeSettings), ...(isWeb ? keysOf(webSettings) : [])]
    expect(Object.keys(vars).filter((key) => !known.includes(key) || secrets.required.includes(key))).toEqual([])
  })
})

// Bundling takes long, and in CI a job of its own does it for each push.
test.each(isLong ? ['production', 'staging'] : [])(
  'scripts/publish-edge can bundle all workers of %s, and publishes the bound ones first',
  async (name) => {
    const { exitCode, said, complained } = await runScript('publish-edge', [name, '--dry-run'])
    expect({ exitCode, complained }).toEqual({ exitCode: 0, complained: '' })
    expect(said.match(/--dry-run: exiting now/g)).toHaveLength(3)
    expect(said.indexOf('env.ADMIN_COMMANDS')).toBeGreaterThan(said.split('--dry-run: exiting now', 2).join('').length)
  },
)

test('each worker of interactions is bound to the other workers of its environment', () => {
  const services = v.object({ services: v.array(v.object({ binding: v.string(), service: v.string() })) })
  for (const [first, second, cards] of [
    [env.production, env['production-web'], env['production-cards']],
    [env.staging, env['staging-web'], env['staging-cards']],
  ]) {
    const drawing = { binding: 'CARDS', service: v.parse(environment, cards).name }
    expect(v.parse(services, first).services).toEqual([
      { binding: 'ADMIN_COMMANDS', service: v.parse(environment, second).name },
      drawing,
    ])
    expect(v.parse(services, second).services).toEqual([drawing])
  }
})

test('the comments of wrangler.toml name every other setting of the edge that is a secret', () => {
  const text = textOf('wrangler.toml')
  for (const key of ['BOT_TOKEN', 'WORKER_BASE_URL', 'WHITELABEL_TOKEN_KEYS', 'PREMIUM_SKU_IDS']) {
    expect(text).toMatch(new RegExp(`^#   ${key} `, 'm'))
  }
})

const bound = v.object({
  name: v.string(),
  namespace_id: v.string(),
  simple: v.object({ limit: v.number(), period: v.picklist([10, 60]) }),
})
const limited = v.object({ ratelimits: v.array(bound) })

test.each(['production-web', 'staging-web'])(
  '%s gives each limit of the API the rate that the code has',
  async (name) => {
    const { ratelimits } = v.parse(limited, env[name])
    const bindings = ratelimits.map((one) => [one.name, { ...one, limit: async () => ({ success: true }) }] as const)
    const found = limitBindingsOf(Object.fromEntries(bindings))
    const limits = openLimits({}, Date.now)
    // The keys of this object are the names of the limits.
    for (const limit of Object.keys(limits) as LimitName[]) {
      const { most, seconds } = (await limits[limit].take('somebody')).policy
      const { simple } = v.parse(bound, found[limit])
      expect([limit, simple.limit / simple.period]).toEqual([limit, most / seconds])
    }
  },
)

test('no two limits of wrangler.toml have the same namespace_id', () => {
  const numbers = ['production-web', 'staging-web'].flatMap((name) =>
    v.parse(limited, env[name]).ratelimits.map((one) => one.namespace_id),
  )
  expect(new Set(numbers).size).toBe(numbers.length)
})

test('an unknown environment is refused before anything is built', async () => {
  const { exitCode, complained } = await runScript('publish-edge', ['live'])
  expect(exitCode).toBe(64)
  expect(complained).toStartWith('name an environment: production or staging')
})
