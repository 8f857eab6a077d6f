import { expect, test } from 'bun:test'
import { edgeSettings } from '../../edge/runtime/config.ts'
import { bridgeSettings } from '../../gateway/bridge/config.ts'
import { gatewaySettings } from '../../gateway/config.ts'
import { keysOf } from '../deploy/project.ts'

test('.env.example names every setting of every process', async () => {
  const example = await Bun.file(new URL('../../.env.example', import.meta.url)).text()
  const named = new Set([...example.matchAll(/^(?:# ?)?([A-Z][A-Z0-9_]*)=/gm)].map(([, key]) => key))
  const read = [edgeSettings, gatewaySettings, bridgeSettings].flatMap(keysOf)
  expect(read).toContain('BOT_TOKEN')
  expect(read.filter((key) => !named.has(key))).toEqual([])
})
