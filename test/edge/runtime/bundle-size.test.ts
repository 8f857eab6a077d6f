import { expect, setDefaultTimeout, test } from 'bun:test'
import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sharedCardsBundle, sharedEdgeBundle, sharedWebBundle } from '../../support/edge-bundle.ts'

setDefaultTimeout(120_000)

/**
 * An isolate loads the whole bundle before its first answer, and members wait for the first worker. `gzip_kib` of the bench has
 * the same limit. The second worker is for admins and the dashboard.
 */
test.each([
  ['worker of interactions', 130, sharedEdgeBundle],
  ['second worker', 448, sharedWebBundle],
])('the %s is at most %d KiB, compressed as wrangler uploads it', async (_, mostKib, made) => {
  const bundle = await Bun.file(await made()).bytes()
  expect(Bun.gzipSync(bundle).byteLength / 1_024).toBeLessThanOrEqual(mostKib)
})

test('the worker of cards is at most 1.8 MiB with its layout engine, compressed as wrangler uploads it', async () => {
  const folder = dirname(await sharedCardsBundle())
  const files = (await readdir(folder)).filter((name) => /\.(js|wasm)$/.test(name))
  const sizes = await Promise.all(files.map(async (name) => Bun.gzipSync(await Bun.file(join(folder, name)).bytes())))
  const kib = sizes.reduce((sum, { byteLength }) => sum + byteLength, 0) / 1_024
  expect(kib).toBeGreaterThan(1_000)
  expect(kib).toBeLessThanOrEqual(1.8 * 1_024)
})
