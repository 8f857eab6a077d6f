import { expect, test } from 'bun:test'
import { edgeSettings } from '../../edge/runtime/config.ts'
import { bridgeSettings } from '../../gateway/bridge/config.ts'
import { gatewaySettings } from '../../gateway/config.ts'

/** The keys that a schema reads, through intersections and pipes. */
function keysOf(schema: object): string[] {
  if ('options' in schema && Array.isArray(schema.options)) return schema.options.flatMap(keysOf)
  if ('pipe' in schema && Array.isArray(schema.pipe)) return keysOf(schema.pipe[0])
  return 'entries' in schema && typeof schema.entries === 'object' ? Object.keys(schema.entries ?? {}) : []
}

test('.env.example names every setting of every process', async () => {
  const example = await Bun.file(new URL('../../.env.example', import.meta.url)).text()
  const named = new Set([...example.matchAll(/^(?:# ?)?([A-Z][A-Z0-9_]*)=/gm)].map(([, key]) => key))
  const read = [edgeSettings, gatewaySettings, bridgeSettings].flatMap(keysOf)
  expect(read).toContain('BOT_TOKEN')
  expect(read.filter((key) => !named.has(key))).toEqual([])
})
