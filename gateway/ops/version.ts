import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const PACKAGE = join(import.meta.dir, '../../package.json')

/** The version in package.json; `unknown` where the file is not there. */
export function readVersion(): string {
  try {
    const { version }: { version?: unknown } = JSON.parse(readFileSync(PACKAGE, 'utf8'))
    return typeof version === 'string' ? version : 'unknown'
  } catch {
    return 'unknown'
  }
}
