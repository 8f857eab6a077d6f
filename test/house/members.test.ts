import { expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { memberCatalogue } from '../../edge/features/member-texts.ts'
import { memberFeatures } from '../../edge/features/members.ts'
import { catalogue } from '../../edge/features/texts.ts'

const ROOT = join(import.meta.dir, '../..')
const VALUES = /^(?:import|export)(?! type)\b[^'"]*? from '(\.[^']+)'/gm

/** A file, and all files that it imports directly or indirectly, each with its text. */
function loadedBy(entry: string, loaded = new Map<string, string>()): Map<string, string> {
  if (loaded.has(entry)) return loaded
  const text = readFileSync(join(ROOT, entry), 'utf8')
  loaded.set(entry, text)
  for (const [, from = ''] of text.matchAll(VALUES)) loadedBy(join(dirname(entry), from), loaded)
  return loaded
}

const loaded = loadedBy('edge/worker.ts')
const ofEdge = [...loaded].filter(([file]) => file.startsWith('edge/'))

test('the worker of interactions loads no code of admins’ commands, of the registration or of the dashboard', () => {
  const features = memberFeatures.commands.map(({ name }) => name.toLowerCase())
  const others = ofEdge
    .map(([file]) => file)
    .filter((file) => {
      const [, room = '', feature = '', ...rest] = file.split('/')
      return (
        /^(api|dashboard|sessions|web|whitelabel)$/.test(room) ||
        (rest.length > 0 && room === 'features' && !features.includes(feature))
      )
    })
  expect(others).toEqual([])
})

test.each([
  ['edge/features/index.ts', 'it imports every command'],
  ['edge/features/texts.ts', 'it has every sentence'],
  ['shared/discord/registration.ts', 'commands are not registered here'],
  [
    'shared/settings/index.ts',
    'it has the sentences of all settings: read the columns that a command needs by a query of its own',
  ],
])('the worker of interactions does not load %s: %s', (file) => {
  expect(loaded.has(file)).toBe(false)
})

test('commands of members need no permission', () => {
  const { commands, components } = memberFeatures
  const limited = [...commands, ...components].filter(({ permission = 0n }) => permission !== 0n)
  expect(limited.map(({ name }) => name)).toEqual([])
})

test('the worker of interactions has every sentence that its code uses', () => {
  const used = ofEdge.flatMap(([file, text]) =>
    // Only refusals name permissions, and members' commands need no permission.
    file === 'edge/messages/permission-key.ts'
      ? []
      : [...text.matchAll(/'([a-zA-Z]+(?:\.[a-zA-Z]+)+)'/g)].map(([, key = '']) => key),
  )
  const missing = used.filter((key) => Object.hasOwn(catalogue, key) && !Object.hasOwn(memberCatalogue, key))
  expect(missing).toEqual([])
  const patterns = ofEdge.flatMap(([, text]) => [...text.matchAll(/`([a-zA-Z]+\.(?:[a-zA-Z]+\.)*)\$\{/g)])
  expect(patterns.map(([, start]) => start).filter((start) => start !== 'permission.')).toEqual([])
})
