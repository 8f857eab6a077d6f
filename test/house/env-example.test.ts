import { expect, test } from 'bun:test'
import { edgeSettings } from '../../edge/runtime/config.ts'
import { webSettings } from '../../edge/runtime/web-config.ts'
import { bridgeSettings } from '../../gateway/bridge/config.ts'
import { gatewaySettings } from '../../gateway/config.ts'
import { keysOf, keysOfExample } from '../deploy/project.ts'

test('.env.example names every setting of every process', () => {
  const named = keysOfExample()
  const read = [edgeSettings, webSettings, gatewaySettings, bridgeSettings].flatMap(keysOf)
  expect(read).toContain('BOT_TOKEN')
  expect(read.filter((key) => !named.includes(key))).toEqual([])
})
