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

/** A blank or comment at one place. Applied step by step, since a repeated pattern of patterns may take for ever. */
const BLANK = /\s+|--\s[^\n]*|#[^\n]*|\/\*(?![!M])[\s\S]*?\*\//y
const PLAIN = /^(?:SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH|VALUES|SHOW|EXPLAIN|DESCRIBE|DESC)\b|^\(/i
/** User variables, named locks, and comments that run. Inside a string they cost a renewal and nothing else. */
const LEAVES_SOMETHING = /@|_LOCK\s*\(|\/\*[!M]/i
const BEGIN = /^(?:BEGIN(?:\s+WORK)?|START\s+TRANSACTION\b.*)$/is
const END = /^(?:COMMIT|ROLLBACK)(?:\s+WORK)?(?:\s+AND\s+NO\s+CHAIN)?(?:\s+NO\s+RELEASE)?$/i
const BACK_TO_SAVEPOINT = /^ROLLBACK\s+(?:WORK\s+)?TO\b/i

/** A statement without the blanks and comments before it and the semicolon after it. */
function core(sql: string): string {
  let start = 0
  for (BLANK.lastIndex = 0; BLANK.test(sql); ) start = BLANK.lastIndex
  let end = sql.length
  while (end > start && /[\s;]/.test(sql.charAt(end - 1))) end--
  return sql.slice(start, end)
}

/**
 * Reads only as much of a statement as the pool must know; the database judges the rest.
 * @throws StatementError for what cannot be had over a pool
 */
export function readStatement(sql: string): Statement {
  const text = core(sql)
  if (BEGIN.test(text)) return { kind: 'begin' }
  if (END.test(text)) return { kind: 'end' }
  if (BACK_TO_SAVEPOINT.test(text)) return { kind: 'other' }
  if (/^(?:COMMIT|ROLLBACK)\b/i.test(text)) throw refusal('the bridge ends a transaction without CHAIN or RELEASE')
  if (/^(?:LOCK|UNLOCK|XA)\b/i.test(text)) throw refusal('the bridge offers transactions, not LOCK TABLES or XA')
  if (/^SET\b.*\bAUTOCOMMIT\b/is.test(text)) {
    throw refusal('the bridge always commits of itself outside a transaction; use BEGIN')
  }
  if (/^SET\s+TRANSACTION\b/i.test(text)) return { kind: 'next-transaction' }
  if (/^SET\s+(?:GLOBAL|PERSIST|PERSIST_ONLY|PASSWORD|STATEMENT|DEFAULT|@@GLOBAL|@@PERSIST)\b/i.test(text))
    return { kind: 'other' }
  if (/^(?:SET|USE)\b/i.test(text)) return { kind: 'setting' }
  return { kind: PLAIN.test(text) && !LEAVES_SOMETHING.test(text) ? 'plain' : 'other' }
}
