import { connectionOptions } from '../../gateway/database/address.ts'
import { securedAddress } from '../../shared/config/database-tls.ts'
import { IMPORT_MODES, type ImportMode } from '../../shared/imports/wanted-xp.ts'
import { EXIT_CODES } from '../local/exit-codes.ts'
import { Refusal } from '../local/refusal.ts'
import { readWords } from '../local/words.ts'

/** What the command line of scripts/import-prosperity asks for. */
export interface AskedMove {
  /** The address of the original's database; null where the environment has it. */
  from: string | null
  mode: ImportMode
  overwrites: boolean
  leavesBots: boolean
  isApplied: boolean
}

const OPTIONS = {
  from: { type: 'string' },
  mode: { type: 'string', default: 'higher' },
  'overwrite-settings': { type: 'boolean', default: false },
  'without-bots': { type: 'boolean', default: false },
  apply: { type: 'boolean', default: false },
} as const

/** Reads the command line. @throws {Refusal} */
export function readAsked(words: readonly string[]): AskedMove {
  const { values, wrongUsage } = readWords({ script: 'import-prosperity', options: OPTIONS }, words)
  const mode = IMPORT_MODES.find((one) => one === values.mode)
  if (mode === undefined) throw wrongUsage(`--mode is higher, replace or add, not ${values.mode}`)
  return {
    ...{ from: values.from ?? null, mode, isApplied: values.apply },
    ...{ overwrites: values['overwrite-settings'], leavesBots: values['without-bots'] },
  }
}

/** The setting with the address, so that no password stands in the list of processes. */
const KEY = 'ORIGINAL_DATABASE_URL'

/**
 * The address of the original's database, with its TLS settings in one spelling. Unlike that of `DATABASE_URL`, its password may be
 * short: no process has it in its log.
 * @throws {Refusal} without the address, which holds a password
 */
export function sourceUrl(from: string | null, environment: Readonly<Record<string, string | undefined>>): string {
  const given = from ?? environment[KEY] ?? ''
  const name = from === null ? KEY : '--from'
  const refuse = (expected: string) => new Refusal(`${name}: expected ${expected}`, EXIT_CODES.badConfiguration)
  const parsed = URL.canParse(given) ? new URL(given) : null
  if (parsed?.protocol !== 'mysql:' || parsed.hostname === '' || parsed.pathname.length < 2)
    throw refuse('mysql://user:password@host:port/name, with special characters percent-encoded')
  const secured = securedAddress(given, {})
  if (!secured.ok) throw refuse(secured.expected)
  try {
    connectionOptions(secured.url)
  } catch (error) {
    throw refuse(`usable files: ${error instanceof Error ? error.message : error}`)
  }
  return secured.url
}
