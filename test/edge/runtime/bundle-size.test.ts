import { expect, setDefaultTimeout, test } from 'bun:test'
import { sharedEdgeBundle } from '../../support/edge-bundle.ts'

setDefaultTimeout(120_000)

/** An isolate loads the whole bundle before its first answer. `gzip_kib` of the bench has the same limit. */
const MOST_KIB = 130

test(`the edge's worker is at most ${MOST_KIB} KiB, compressed as wrangler uploads it`, async () => {
  const bundle = await Bun.file(await sharedEdgeBundle()).bytes()
  expect(Bun.gzipSync(bundle).byteLength / 1_024).toBeLessThanOrEqual(MOST_KIB)
})
