import { expect, test } from 'bun:test'
import { dirname, join } from 'node:path'

const ROOT = join(import.meta.dir, '../..')

/**
 * The rooms inside edge, gateway and shared, and the rooms that each may import. `edge/texts` are the catalogues of sentences:
 * they lie beside their feature, and import nothing but the engine in shared/text. `.` are the files at the top of a half.
 */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'edge/.': [
    'edge/api',
    'edge/cards',
    'edge/features',
    'edge/interactions',
    'edge/runtime',
    'edge/sessions',
    'edge/web',
  ],
  'edge/texts': [],
  'edge/runtime': [],
  'edge/messages': ['edge/texts'],
  'edge/interactions': ['edge/messages', 'edge/runtime', 'edge/texts'],
  'edge/guild': ['edge/interactions', 'edge/messages', 'edge/runtime', 'edge/texts'],
  // The layout engine that draws cards: a worker of its own, or a part of the process that is loaded with the first card.
  'edge/cards': ['edge/runtime'],
  // How the main bot looks in a guild.
  'edge/branding': ['edge/messages', 'edge/runtime', 'edge/texts'],
  // Bots of customers.
  'edge/whitelabel': ['edge/messages', 'edge/runtime', 'edge/texts'],
  'edge/sessions': ['edge/guild', 'edge/runtime'],
  // The routes below /api/v1: for the dashboard and, with keys, for programs.
  'edge/api': [
    ...['edge/branding', 'edge/guild', 'edge/messages', 'edge/runtime', 'edge/sessions', 'edge/texts'],
    'edge/whitelabel',
  ],
  // The addresses that a browser navigates to.
  'edge/web': ['edge/api', 'edge/runtime', 'edge/sessions', 'edge/texts'],
  // Runs in the browser. It asks the API by its addresses, and imports nothing of the edge.
  'edge/dashboard': [],
  // The list of features; a feature itself is below.
  'edge/features': ['edge/feature', 'edge/interactions', 'edge/texts'],
  'edge/feature': [
    ...['edge/branding', 'edge/guild', 'edge/interactions', 'edge/messages', 'edge/runtime', 'edge/texts'],
    'edge/whitelabel',
  ],
  // Opens both sides of the process and joins them: no room imports it.
  'gateway/.': [
    ...['gateway/bots', 'gateway/bus', 'gateway/cards', 'gateway/database', 'gateway/discord', 'gateway/events'],
    'gateway/jobs',
    ...['gateway/ops', 'gateway/premium', 'gateway/time', 'gateway/xp'],
  ],
  'gateway/time': [],
  'gateway/ops': [],
  'gateway/bus': ['gateway/ops', 'gateway/time'],
  'gateway/database': [],
  'gateway/bridge': ['gateway/database', 'gateway/ops', 'gateway/time'],
  'gateway/discord': ['gateway/ops'],
  'gateway/premium': ['gateway/discord', 'gateway/ops'],
  // Sessions know nothing of XP and jobs, and XP and jobs nothing of sessions: the bus is between them.
  'gateway/bots': ['gateway/bus', 'gateway/discord', 'gateway/ops', 'gateway/time'],
  'gateway/xp': ['gateway/bus', 'gateway/discord', 'gateway/ops', 'gateway/time'],
  // The layout engine that draws the pictures of level-ups, in a thread of its own.
  'gateway/cards': ['gateway/discord', 'gateway/ops'],
  'gateway/jobs': ['gateway/cards', 'gateway/discord', 'gateway/ops', 'gateway/time'],
  'gateway/events': [
    ...['gateway/bots', 'gateway/bus', 'gateway/discord', 'gateway/jobs', 'gateway/ops', 'gateway/premium'],
    'gateway/xp',
  ],
  'shared/.': [],
  'shared/text': ['shared/.'],
  'shared/discord': ['shared/.', 'shared/text'],
  'shared/audit': ['shared/discord', 'shared/levelling', 'shared/settings', 'shared/text'],
  // Events for addresses of servers, and which addresses these may be.
  'shared/webhooks': ['shared/discord', 'shared/levelling'],
  // What Discord is told about members, for linked roles.
  'shared/linked-roles': ['shared/discord', 'shared/levelling', 'shared/text'],
  // The main bot's profile in a guild.
  'shared/branding': [],
  'shared/api': [
    'shared/branding',
    'shared/webhooks',
    ...['shared/.', 'shared/audit', 'shared/discord', 'shared/exports', 'shared/imports', 'shared/levelling'],
    ...['shared/settings', 'shared/whitelabel'],
  ],
  'shared/log': ['shared/discord'],
  'shared/trace': ['shared/config'],
  'shared/premium': ['shared/.', 'shared/discord'],
  'shared/cards': ['shared/.', 'shared/levelling', 'shared/text'],
  'shared/settings': ['shared/.', 'shared/cards', 'shared/discord', 'shared/levelling', 'shared/text'],
  'shared/config': ['shared/.', 'shared/discord'],
  'shared/whitelabel': ['shared/.', 'shared/config', 'shared/discord', 'shared/text'],
  'shared/levelling': ['shared/.', 'shared/discord', 'shared/text'],
  // What a file of another bot says, and what it would change.
  'shared/imports': ['shared/.', 'shared/discord', 'shared/levelling', 'shared/settings', 'shared/text'],
  // The file with all members of a server.
  'shared/exports': ['shared/discord'],
  // What the original's database says, and what it would change.
  'shared/original': [
    ...['shared/.', 'shared/discord', 'shared/imports', 'shared/levelling', 'shared/settings', 'shared/whitelabel'],
  ],
  'shared/database': [
    ...['shared/branding', 'shared/linked-roles', 'shared/webhooks'],
    ...['shared/.', 'shared/audit', 'shared/cards', 'shared/discord', 'shared/exports', 'shared/imports'],
    ...['shared/levelling', 'shared/original', 'shared/premium', 'shared/settings'],
  ],
}

/** Imports that break the rule above, each with its reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'shared/levelling/announcement.ts -> shared/database/schema.ts': 'the type of a column, which is defined once',
  'shared/settings/findings.ts -> shared/database/guilds/overview.ts': 'the type of what the query returns',
}

/** The files of a half, each with the files that it imports. */
async function importsOf(half: string): Promise<Map<string, string[]>> {
  const imports = new Map<string, string[]>()
  for await (const file of new Bun.Glob(`${half}/**/*.{ts,tsx}`).scan(ROOT)) {
    const text = await Bun.file(join(ROOT, file)).text()
    imports.set(
      file,
      [...text.matchAll(/from '(\.[^']+)'/g)].map(([, from = '']) => join(dirname(file), from)),
    )
  }
  return imports
}

/** The features that may import other features, and which ones. No other feature imports one. */
const GUIDES: Readonly<Record<string, readonly string[]>> = {
  // A reset of the curve is part of `/settings reset`.
  'edge/features/settings': ['edge/features/curve', 'edge/features/decay'],
  'edge/features/setup': ['edge/features/settings', 'edge/features/level-roles', 'edge/features/doctor'],
}

function roomOf(file: string): string {
  const [half = '', room = '', ...rest] = file.split('/')
  if (half === 'edge' && /(^|[/-])texts\.ts$/.test(file)) return 'edge/texts'
  if (rest.length === 0) return `${half}/.`
  return half === 'edge' && room === 'features' && rest.length > 1 ? 'edge/feature' : `${half}/${room}`
}

const featureOf = (file: string): string => file.split('/').slice(0, 3).join('/')

/** A circle among the files, as the way around it; null where there is none. */
function findCircle(imports: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>()
  function visit(file: string, way: readonly string[]): string[] | null {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file]
    if (done.has(file)) return null
    for (const next of imports.get(file) ?? []) {
      const circle = visit(next, [...way, file])
      if (circle !== null) return circle
    }
    done.add(file)
    return null
  }
  for (const file of imports.keys()) {
    const circle = visit(file, [])
    if (circle !== null) return circle
  }
  return null
}

test.each(['edge', 'gateway', 'shared'])('no files of %s import each other in a circle', async (half) => {
  expect(findCircle(await importsOf(half))).toBeNull()
})

test.each(['edge', 'gateway', 'shared'])('a room of %s imports only the rooms that it may', async (half) => {
  const broken: string[] = []
  for (const [file, targets] of await importsOf(half)) {
    for (const target of targets) {
      const [from, to] = [roomOf(file), roomOf(target)]
      const isOutside = !target.startsWith(`${half}/`)
      const isGuide = GUIDES[featureOf(file)]?.includes(featureOf(target)) ?? false
      const isSameRoom = from === to && (from !== 'edge/feature' || featureOf(file) === featureOf(target) || isGuide)
      const arrow = `${file} -> ${target}`
      if (!isOutside && !isSameRoom && !ALLOWED[from]?.includes(to) && !(arrow in EXCEPTIONS)) broken.push(arrow)
    }
  }
  expect(broken).toEqual([])
})

test('the allowed arrows between rooms make no circle', () => {
  expect(findCircle(new Map(Object.entries(ALLOWED)))).toBeNull()
})
