import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { bundleEdge } from '../../scripts/edge.ts'

const ROOT = join(import.meta.dir, '../..')
const BUNDLES = join(ROOT, '.data/edge-bundles')
const FILE = 'worker.js'

/** The files that the bundle contains. */
const SOURCES = ['edge/**/*.ts', 'shared/**/*.ts', 'wrangler.toml', 'bun.lock']

/** No test run takes an hour, so an older bundle is no longer in use. */
const HOUR_MS = 3_600_000

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const pattern of SOURCES) {
    for (const file of [...new Bun.Glob(pattern).scanSync(ROOT)].sort()) {
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(ROOT, file)))
        .update('\0')
    }
  }
  return hash.digest('hex').slice(0, 16)
}

function removeOldBundles(now: number): void {
  for (const name of readdirSync(BUNDLES)) {
    const directory = join(BUNDLES, name)
    if (now - statSync(directory).mtimeMs > HOUR_MS) rmSync(directory, { recursive: true, force: true })
  }
}

/**
 * The edge as `wrangler deploy` would publish it. Wrangler takes seconds, so that test files with the same sources share
 * one bundle. Files that start at the same time may each make it: the first one is kept.
 * @returns the path of the bundle
 */
export async function sharedEdgeBundle(): Promise<string> {
  const directory = join(BUNDLES, fingerprint())
  const bundle = join(directory, FILE)
  if (existsSync(bundle)) return bundle
  const own = `${directory}.${process.pid}`
  const made = await bundleEdge(own)
  if (basename(made) !== FILE) throw new Error(`the bundle is called ${basename(made)}`)
  try {
    renameSync(own, directory)
  } catch {
    // Another process was faster.
    rmSync(own, { recursive: true, force: true })
  }
  removeOldBundles(Date.now())
  return bundle
}
