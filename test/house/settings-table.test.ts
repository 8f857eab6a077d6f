import { expect, test } from 'bun:test'
import { edgeSettings } from '../../edge/runtime/config.ts'
import { webSettings } from '../../edge/runtime/web-config.ts'
import { bridgeSettings } from '../../gateway/bridge/config.ts'
import { gatewaySettings } from '../../gateway/config.ts'
import { keysOf, keysOfExample, textOf } from '../deploy/project.ts'

/** `edge/bun.ts` reads these, which are not in the schema. */
const ON_BUN = ['HOST', 'PORT', 'EDGE_METRICS_ADDRESS', 'BUILD_VERSION']
const READ = {
  'gateway, worker': keysOf(gatewaySettings),
  bridge: keysOf(bridgeSettings),
  edge: [...keysOf(edgeSettings), ...keysOf(webSettings), ...ON_BUN],
}

const sorted = (keys: readonly string[]): string[] => [...new Set(keys)].sort()
const keysIn = (cell: string): string[] => [...cell.matchAll(/`([A-Z][A-Z0-9_]*)`/g)].map(([, key = '']) => key)

const [header = [], , ...rows] = textOf('gateway/deploy/SETTINGS.md')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
const settingsOf = (row: readonly string[]): string[] => keysIn(row[1] ?? '')

test.each(Object.entries(READ))(
  'the table of settings marks exactly the settings that are read by %s',
  (name, read) => {
    const column = header.indexOf(name)
    expect(column).toBeGreaterThan(1)
    const marked = rows.filter((row) => row[column] === 'yes').flatMap(settingsOf)
    expect(sorted(marked)).toEqual(sorted(read))
  },
)

test('the table of settings has every setting of .env.example, each once', () => {
  expect(rows.flatMap(settingsOf).sort()).toEqual(sorted(keysOfExample()))
})
