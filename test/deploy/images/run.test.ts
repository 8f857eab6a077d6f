import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../../scripts/ports.ts'
import { billOfMaterials } from '../../../scripts/release/bill-of-materials.ts'
import { Lines } from '../../support/lines.ts'
import { until } from '../../support/until.ts'
import { type Built, buildImages, spawnAsUser } from './build.ts'

const BUILD_MS = 120_000
const NOBODY = '127.0.0.1:9'
const DISCORD = { DISCORD_APPLICATION_ID: '1000000000000000001', DISCORD_API_URL: `http://${NOBODY}/api` }
const DATABASE = { DATABASE_URL: `mysql://user:a-password-of-1-test@${NOBODY}/prosperity` }
const TOKEN = `${btoa('1000000000000000001')}.AbCdEf.${'x'.repeat(30)}`

/** Settings with which each process starts, without Discord and without a database. */
const SETTINGS: Record<string, { settings: Record<string, string>; port: string; health: number }> = {
  gateway: { settings: { ...DISCORD, ...DATABASE, BOT_TOKEN: TOKEN }, port: 'GATEWAY_PORT', health: 0 },
  bridge: {
    settings: { ...DATABASE, BRIDGE_USER: 'edge', BRIDGE_PASSWORD: 'a-password-of-the-bridge-1', BRIDGE_PORT: '0' },
    port: 'BRIDGE_METRICS_ADDRESS',
    health: 0,
  },
  edge: {
    settings: {
      ...DISCORD,
      DISCORD_PUBLIC_KEY: 'ab'.repeat(32),
      DATABASE_HTTP_URL: `http://edge:a-password-of-1-test@${NOBODY}`,
    },
    port: 'PORT',
    // The edge is not healthy without its database.
    health: 1,
  },
}

let root = ''
let images = new Map<string, Built>()
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'prosperity-images-'))
  await chmod(root, 0o755)
  images = await buildImages(root)
}, BUILD_MS)
afterAll(() => rm(root, { recursive: true, force: true }))

function image(name: string): Built {
  const built = images.get(name)
  if (built === undefined) throw new Error(`there is no image ${name}`)
  return built
}

describe.each(Object.keys(SETTINGS))('the image %s, built in an empty directory', (name) => {
  test('ends with code 78 without settings, so that every module that it starts with is in the image', async () => {
    const built = image(name)
    const child = spawnAsUser(built, [...built.entrypoint, ...built.command])
    expect(await new Response(child.stderr).text()).toStartWith('The configuration is not complete')
    expect(await child.exited).toBe(78)
  })

  test('starts, its health check exits with the expected code, and SIGTERM stops it', async () => {
    const built = image(name)
    const { settings = {}, port = '', health = 0 } = SETTINGS[name] ?? {}
    const free = `${await freePort()}`
    const environment = { ...settings, [port]: port.endsWith('ADDRESS') ? `127.0.0.1:${free}` : free }
    const child = spawnAsUser(built, [...built.entrypoint, ...built.command], environment)
    const log = new Lines()
    const read = Promise.all([log.readFrom(child.stdout), log.readFrom(child.stderr)])
    await until('it answers', () => fetch(`http://127.0.0.1:${free}/health`).catch(() => null))
    expect(await spawnAsUser(built, built.healthcheck, environment).exited).toBe(health)
    child.kill('SIGTERM')
    expect(await child.exited).toBe(0)
    await read
  })
})

test('the images have the packages that the bill of materials names, and no other', async () => {
  const { components } = billOfMaterials({ name: 'prosperity', version: '0.0.0' })
  // Of the packages with fonts and emoji, the images have only the files that scripts/build-cards copies.
  const isCopied = (name: string): boolean => /^@(fontsource-variable|twemoji)\//.test(name)
  const named = components
    .map(({ group, name }) => (group === undefined ? name : `${group}/${name}`))
    .filter((name) => !isCopied(name))
  const folder = join(image('packages').directory, 'node_modules')
  // Packages can be nested in others; other folders of a package can have a package.json, too.
  const isPackage = /(?:^|node_modules\/)((?:@[^/]+\/)?[^/@]+)\/package\.json$/
  const files = [...new Bun.Glob('**/package.json').scanSync(folder)]
  const names = [...new Set(files.flatMap((file) => isPackage.exec(file)?.[1] ?? []))]
  expect(names.length).toBeGreaterThan(40)
  expect(names.sort()).toEqual([...new Set(named)].sort())
})

test('a health check fails where nothing listens', async () => {
  const built = image('bridge')
  expect(await spawnAsUser(built, built.healthcheck, { BRIDGE_METRICS_ADDRESS: '127.0.0.1:9' }).exited).toBe(1)
})

test('the image of the scripts migrates without installing anything', async () => {
  const built = image('tools')
  const child = spawnAsUser(built, built.command, DATABASE)
  const complained = await new Response(child.stderr).text()
  expect(complained).not.toContain('Installing')
  expect(await child.exited).toBe(1)
})

test('the image of the scripts registers the commands of the edge', async () => {
  const built = image('tools')
  const child = spawnAsUser(built, ['scripts/register-commands', '--dry-run'])
  expect(await new Response(child.stderr).text()).toStartWith('The configuration is not complete')
  expect(await child.exited).toBe(78)
})

/** Draws one card in the thread of level-ups, and prints its length. */
const DRAW = `
  const { Drawing } = await import('./gateway/cards/drawing.ts')
  const standing = { name: 'bob', level: 1, rank: 1, xp: 100, progress: null, occasion: 'level-up' }
  const card = { ...standing, theme: 'ocean', accent: null, locale: 'de' }
  console.log((await new Drawing(Date.now).draw({ card, avatarUrl: null })).length)
  process.exit(0)`

test('the image of the gateway has the thread and the files that draw level-ups', async () => {
  const child = spawnAsUser(image('gateway'), ['bun', '--no-install', '-e', DRAW])
  expect(Number(await new Response(child.stdout).text())).toBeGreaterThan(1_000)
  expect(await child.exited).toBe(0)
})
