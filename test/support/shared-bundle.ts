import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { until } from './until.ts'

export const ROOT = join(import.meta.dir, '../..')

/** No test run takes an hour, so no process uses an older bundle. */
const HOUR_MS = 3_600_000

export interface SharedBundle {
  /** The start of its folder's name below .data. */
  name: string
  /** The files that the bundle contains, from the top of the project. */
  sources: readonly string[]
  /** Makes the bundle in a folder. @returns the path of the bundle */
  make(folder: string): Promise<string>
}

function fingerprint(sources: readonly string[]): string {
  const hash = createHash('sha256')
  for (const pattern of sources) {
    for (const file of [...new Bun.Glob(pattern).scanSync(ROOT)].sort()) {
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(ROOT, file)))
        .update('\0')
    }
  }
  return hash.digest('hex').slice(0, 16)
}

function removeOldBundles(data: string, name: string): void {
  for (const folder of readdirSync(data).filter((each) => each.startsWith(`${name}-`))) {
    const path = join(data, folder)
    if (Date.now() - statSync(path).mtimeMs > HOUR_MS) rmSync(path, { recursive: true, force: true })
  }
}

/** A process that makes a bundle for longer than this has died. */
const MAKING_MS = 60_000

/**
 * Decides whether this process makes a bundle. If another process makes it, waits for the bundle: several processes that make
 * it at once would each need several times as long. @param making a folder that exists while a process makes the bundle
 */
async function isMaker(making: string, bundle: string): Promise<boolean> {
  const role = await until('another process has made the bundle', () => {
    if (existsSync(bundle)) return 'waited'
    try {
      mkdirSync(making)
      return 'maker'
    } catch {
      const since = statSync(making, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
      if (Date.now() - since > MAKING_MS) rmSync(making, { recursive: true, force: true })
      return null
    }
  })
  return role === 'maker'
}

/**
 * Makes a bundle, or takes the one that another test file made from the same sources. @param file the name of the bundle's file
 * @returns the path of the bundle. It is two folders below the top of the project, so that `../..` is the top for it too
 */
export async function sharedBundle(file: string, { name, sources, make }: SharedBundle): Promise<string> {
  const folder = join(ROOT, '.data', `${name}-${fingerprint(sources)}`)
  const bundle = join(folder, file)
  if (existsSync(bundle)) return bundle
  mkdirSync(dirname(folder), { recursive: true })
  const making = `${folder}.making`
  if (!(await isMaker(making, bundle))) return bundle
  const own = `${folder}.${process.pid}`
  try {
    const made = await make(own)
    if (basename(made) !== file) throw new Error(`the bundle is called ${basename(made)}`)
    // An interrupted removal may have left a part of the folder, and a process that was slow may have made the bundle.
    if (!existsSync(bundle)) {
      rmSync(folder, { recursive: true, force: true })
      renameSync(own, folder)
    }
  } finally {
    rmSync(own, { recursive: true, force: true })
    rmSync(making, { recursive: true, force: true })
  }
  removeOldBundles(dirname(folder), name)
  return bundle
}
