import { describe, expect, test } from 'bun:test'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Ajv from 'ajv'
import { readConfig } from '../../../edge/runtime/config.ts'
import { bridgeSettings } from '../../../gateway/bridge/config.ts'
import { gatewaySettings } from '../../../gateway/config.ts'
import { parseWithDatabase } from '../../../gateway/database/address.ts'
import { STOP_WITHIN_MS } from '../../../gateway/mode.ts'
import { findNats } from '../../../scripts/nats/install.ts'
import { readTarget } from '../../../scripts/registration/settings.ts'
import { databaseSettings } from '../../../shared/config/database.ts'
import { runFile } from '../../support/script.ts'
import { DOCKERFILE, readStages } from '../images/dockerfile.ts'
import { keysOfExample, ROOT, textOf } from '../project.ts'
import { FILES, fillIn, readFile, readProject, type Service, variablesOf } from './files.ts'

/** As an operator fills in .env: only what has no default. */
const ENV = {
  DB_PASSWORD: 'password-of-the-db-1',
  BRIDGE_PASSWORD: 'password-of-the-bridge-1',
  NATS_PASSWORD: 'password-of-nats-1',
  BOT_TOKEN: `${btoa('1000000000000000001')}.AbCdEf.${'x'.repeat(30)}`,
  DISCORD_APPLICATION_ID: '1000000000000000001',
  DISCORD_PUBLIC_KEY: 'ab'.repeat(32),
  WORKER_BASE_URL: 'prosperity.example.com',
}

const environmentOf = ({ environment }: Service): Record<string, string> =>
  Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, fillIn(value, ENV)]))

/** The schema of the Compose specification, as a linter of Compose files carries it. */
const validator = () =>
  // It names its own dialect by an address that the validator does not know.
  new Ajv({ strict: false, validateFormats: false, validateSchema: false }).compile({
    ...JSON.parse(textOf('node_modules/dclint/schemas/compose.schema.json')),
    $schema: undefined,
  })

const seconds = (duration: string | undefined): number => Number(/^(\d+)s$/.exec(duration ?? '')?.[1])

test.each(Object.values(FILES))('%s keeps to the schema of the Compose specification', (path) => {
  const validate = validator()
  validate(readFile(path))
  expect(validate.errors ?? []).toEqual([])
})

test('the schema finds a misspelled key', () => {
  const validate = validator()
  expect(validate({ services: { edge: { image: 'edge', restrat: 'always' } } })).toBe(false)
})

test.each(Object.values(FILES))('.env.example explains every variable of %s', (path) => {
  const named = keysOfExample()
  expect(variablesOf(textOf(path)).filter((name) => !named.includes(name))).toEqual([])
})

describe.each(['one', 'distributed'] as const)('the project %s', (form) => {
  const { services, networks, volumes } = readProject(form)
  const all = Object.entries(services)
  const ours = all.filter(([, { build }]) => build !== undefined)

  test('names only services, networks, volumes, files and stages that exist', () => {
    const stages = readStages().map(({ name }) => name)
    for (const [, service] of all) {
      const { depends_on: needed } = service
      for (const name of Array.isArray(needed) ? needed : Object.keys(needed))
        expect(Object.keys(services)).toContain(name)
      for (const name of service.networks) expect(Object.keys(networks)).toContain(name)
      for (const [source = ''] of service.volumes.map((volume) => volume.split(':'))) {
        if (source.startsWith('.')) expect(existsSync(join(ROOT, dirname(FILES.one), source))).toBe(true)
        else expect(Object.keys(volumes)).toContain(source)
      }
      if (service.build === undefined) continue
      expect(service.build.dockerfile).toBe(DOCKERFILE)
      expect(stages).toContain(service.build.target)
      expect(service.image).toBe(`\${IMAGE_PREFIX:-prosperity/}${service.build.target}:\${VERSION:-local}`)
    }
  })

  test('waits for the health only of services that have a health check', () => {
    const asked = (name: string): boolean =>
      services[name]?.healthcheck !== undefined ||
      readStages().some(
        ({ name: stage, instructions }) =>
          stage === services[name]?.build?.target &&
          instructions.some(({ keyword, rest }) => keyword === 'HEALTHCHECK' && rest !== 'NONE'),
      )
    const waited = all.flatMap(([, { depends_on: needed }]) =>
      Object.entries(Array.isArray(needed) ? {} : needed).filter(
        ([, { condition }]) => condition === 'service_healthy',
      ),
    )
    expect(waited.length).toBeGreaterThan(1)
    expect(waited.map(([name]) => name).filter((name) => !asked(name))).toEqual([])
  })

  test('other images have an exact version', () => {
    const foreign = all.filter(([, { build }]) => build === undefined).map(([, { image }]) => image)
    for (const image of foreign) expect(image).toMatch(/^[a-z]+:\d+\.\d+\.\d+(-alpine)?$/)
  })

  test('its own services have no rights, cannot write, and take no new rights', () => {
    for (const [, service] of ours) {
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] })
    }
  })

  test('the database has no way out of the machine, and only Caddy takes connections from outside', () => {
    expect(services.database?.networks).toEqual(['data'])
    expect(networks.data).toEqual({ internal: true })
    expect(all.filter(([, { ports }]) => ports.length > 0).map(([name]) => name)).toEqual(['caddy'])
  })

  test('every process accepts its settings when .env has only what is necessary', () => {
    const { gateway, worker, bridge, edge, migrate, register } = services
    for (const process of [gateway, worker]) {
      if (process === undefined) continue
      expect(parseWithDatabase(gatewaySettings, environmentOf(process))).toMatchObject({ ok: true })
    }
    expect(bridge && parseWithDatabase(bridgeSettings, environmentOf(bridge))).toMatchObject({ ok: true })
    expect(migrate && parseWithDatabase(databaseSettings, environmentOf(migrate))).toMatchObject({ ok: true })
    expect(register && readTarget(environmentOf(register))).toMatchObject({ ok: true, value: { guildId: null } })
    expect(edge && readConfig(environmentOf(edge))).toMatchObject({ ok: true })
  })

  test('gateways and workers have more time to stop than they need', () => {
    for (const name of ['gateway', 'worker']) {
      if (services[name] === undefined) continue
      expect(seconds(services[name].stop_grace_period) * 1_000).toBeGreaterThan(STOP_WITHIN_MS)
    }
  })

  test('the migration and the registration run once, before what needs them', () => {
    for (const name of ['migrate', 'register']) expect(services[name]?.restart).toBe('on-failure:5')
    expect(services.gateway?.depends_on).toMatchObject({
      migrate: { condition: 'service_completed_successfully' },
      register: { condition: 'service_completed_successfully' },
    })
  })
})

test('the distributed form has a gateway and a worker that find NATS', () => {
  const { services } = readProject('distributed')
  const modes = [services.gateway, services.worker].map((one) => one && environmentOf(one))
  expect(modes.map((environment) => environment?.BOT_MODE)).toEqual(['gateway', 'worker'])
  for (const environment of modes) expect(environment?.NATS_URL).toBe('nats://prosperity:password-of-nats-1@nats:4222')
})

test('NATS accepts its configuration', async () => {
  const nats = findNats()
  expect(nats).not.toBeNull()
  const { said, complained } = await runFile(nats ?? '', ['-t', '-c', 'gateway/deploy/nats.conf'], {
    NATS_PASSWORD: ENV.NATS_PASSWORD,
  })
  expect(`${said}${complained}`).toContain('is valid')
})

test('the error about a missing setting names it', () => {
  expect(() => fillIn(`\${DB_PASSWORD:?choose one}`, {})).toThrow('DB_PASSWORD: choose one')
})
