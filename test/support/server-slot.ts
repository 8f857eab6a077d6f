import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from './is-alive.ts'

const SLOTS = 16

function take(directory: string): boolean {
  const owner = join(directory, 'owner')
  mkdirSync(directory, { recursive: true })
  try {
    writeFileSync(owner, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    if (isAlive(Number(readFileSync(owner, 'utf8')))) return false
    rmSync(owner)
    return take(directory)
  }
}

/**
 * A directory under `root` for this process's database server. It is kept between runs, because making one takes a
 * second. Test runs at the same time get different directories.
 */
export function takeServerDirectory(root: string): string {
  for (let slot = 0; slot < SLOTS; slot++) {
    const directory = join(root, String(slot))
    if (take(directory)) return directory
  }
  throw new Error(`${SLOTS} test runs hold every directory in ${root}`)
}
