import { expect, test } from 'bun:test'
import { join } from 'node:path'

test('wrangler.toml defines every table and key once', async () => {
  // The parser refuses a second definition, as wrangler does before it makes a bundle.
  const settings = Bun.TOML.parse(await Bun.file(join(import.meta.dir, '../../wrangler.toml')).text())
  expect(settings).toHaveProperty('env')
})
