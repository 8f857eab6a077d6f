import { refusal } from './errors.ts'

/** What a statement does to the session that it runs in. */
export type Statement =
  /** Leaves the connection as it found it. */
  | { kind: 'plain' }
  /** May leave something behind, so that the connection is renewed before anybody else gets it. */
  | { kind: 'other' }
  | { kind: 'begin' }
  | { kind: 'end' }
  /** Holds for all that the session runs from here on. */
  | { kind: 'setting' }
  | { kind: 'next-transaction' }

const LEADING = /^(?:\s+|--[\s][^\n]*(?:\n|$)|#[^\n]*(?:\n|$)|\/\*(?![!M])[\s\S]*?\*\/)+/
const PLAIN = /^(?:SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH|VALUES|SHOW|EXPLAIN|DESCRIBE|DESC)\b|^\(/i
/** User variables, named locks, and comments that run. Inside a string they cost a renewal and nothing else. */
const LEAVES_SOMETHING = /@|_LOCK\s*\(|\/\*[!M]/i
const BEGIN = /^(?:BEGIN(?:\s+WORK)?|START\s+TRANSACTION\b.*)$/is
const END = /^(?:COMMIT|ROLLBACK)(?:\s+WORK)?(?:\s+AND\s+NO\s+CHAIN)?(?:\s+NO\s+RELEASE)?$/i
const BACK_TO_SAVEPOINT = /^ROLLBACK\s+(?:WORK\s+)?TO\b/i

/**
 * Reads only as much of a statement as the pool must know; the database judges the rest.
 * @throws StatementError for what cannot be had over a pool
 */
export function readStatement(sql: string): Statement {
  const text = sql.replace(LEADING, '').replace(/[\s;]+$/, '')
  if (BEGIN.test(text)) return { kind: 'begin' }
  if (END.test(text)) return { kind: 'end' }
  if (BACK_TO_SAVEPOINT.test(text)) return { kind: 'other' }
  if (/^(?:COMMIT|ROLLBACK)\b/i.test(text)) throw refusal('the bridge ends a transaction without CHAIN or RELEASE')
  if (/^(?:LOCK|UNLOCK|XA)\b/i.test(text)) throw refusal('the bridge offers transactions, not LOCK TABLES or XA')
  if (/^SET\s+(?:(?:SESSION|LOCAL|@@SESSION\s*\.)\s*)?(?:@@)?AUTOCOMMIT\b/i.test(text)) {
    throw refusal('the bridge always commits of itself outside a transaction; use BEGIN')
  }
  if (/^SET\s+TRANSACTION\b/i.test(text)) return { kind: 'next-transaction' }
  if (/^SET\s+(?:GLOBAL|PERSIST|PERSIST_ONLY|PASSWORD|@@GLOBAL|@@PERSIST)\b/i.test(text)) return { kind: 'other' }
  if (/^(?:SET|USE)\b/i.test(text)) return { kind: 'setting' }
  return { kind: PLAIN.test(text) && !LEAVES_SOMETHING.test(text) ? 'plain' : 'other' }
}
