import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const KEY_BYTES = 32
const OWNER_ONLY = 0o600

/**
 * `WHITELABEL_TOKEN_KEYS` of the environment; without them, random keys that are stored in a file beside the local
 * database.
 */
export function localTokenKeys(file: string): string {
  if (process.env.WHITELABEL_TOKEN_KEYS) return process.env.WHITELABEL_TOKEN_KEYS
  if (existsSync(file)) return readFileSync(file, 'utf8')
  const key = crypto.getRandomValues(new Uint8Array(KEY_BYTES)).toBase64()
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `local:${key}`, { mode: OWNER_ONLY })
  return `local:${key}`
}
