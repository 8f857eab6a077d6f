import { expect, setDefaultTimeout, test } from 'bun:test'
import { sharedEdgeBundle, sharedWebBundle } from '../../support/edge-bundle.ts'

setDefaultTimeout(120_000)

/**
 * An isolate loads the whole bundle before its first answer, and members wait for the first worker. `gzip_kib` of the bench has
 * the same limit. The second worker is for admins and the dashboard.
 */
test.each([
  ['worker of interactions', 130, sharedEdgeBundle],
  ['second worker', 400, sharedWebBundle],
])('the %s is at most %d KiB, compressed as wrangler uploads it', async (_, mostKib, made) => {
  const bundle = await Bun.file(await made()).bytes()
  expect(Bun.gzipSync(bundle).byteLength / 1_024).toBeLessThanOrEqual(mostKib)
})
