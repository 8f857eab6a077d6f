import { refusal } from './errors.ts'

/** The effect of a statement on its session. */
export type Statement =
  /** Does not change the session. */
  | { kind: 'plain' }
  /** May change the session, so the connection is reset before its next use. */
  | { kind: 'other' }
  | { kind: 'begin' }
  | { kind: 'end' }
  /** Applies to all later statements of the session. */
  | { kind: 'setting' }
  | { kind: 'next-transaction' }

/** White space or a comment at one position. It is applied in a loop, because a nested repetition could take exponential time. */
const BLANK = /\s+|--\s[^\n]*|#[^\n]*|\/\*(?![!M])[\s\S]*?\*\//y
const PLAIN = /^(?:SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH|VALUES|SHOW|EXPLAIN|DESCRIBE|DESC)\b|^\(/i
/** User variables, named locks, and comments that the server runs. Inside a string they cause an unnecessary reset, nothing worse. */
const CHANGES_SESSION = /@|_LOCK\s*\(|\/\*[!M]/i
const BEGIN = /^(?:BEGIN(?:\s+WORK)?|START\s+TRANSACTION\b.*)$/is
const END = /^(?:COMMIT|ROLLBACK)(?:\s+WORK)?(?:\s+AND\s+NO\s+CHAIN)?(?:\s+NO\s+RELEASE)?$/i
const BACK_TO_SAVEPOINT = /^ROLLBACK\s+(?:WORK\s+)?TO\b/i

const PLAIN_STATEMENT: Statement = { kind: 'plain' }
const OTHER: Statement = { kind: 'other' }

/** A statement without leading white space and comments, and without trailing semicolons. */
function core(sql: string): string {
  let start = 0
  for (BLANK.lastIndex = 0; BLANK.test(sql); ) start = BLANK.lastIndex
  let end = sql.length
  while (end > start && /[\s;]/.test(sql.charAt(end - 1))) end--
  return sql.slice(start, end)
}

/**
 * Finds out how a statement affects its session, which is all that the pool must know.
 * @throws StatementError for a statement that a pool cannot offer
 */
export function readStatement(sql: string): Statement {
  const text = core(sql)
  // Most statements are plain, and none of the patterns below matches one.
  if (PLAIN.test(text)) return CHANGES_SESSION.test(text) ? OTHER : PLAIN_STATEMENT
  if (BEGIN.test(text)) return { kind: 'begin' }
  if (END.test(text)) return { kind: 'end' }
  if (BACK_TO_SAVEPOINT.test(text)) return OTHER
  if (/^(?:COMMIT|ROLLBACK)\b/i.test(text)) throw refusal('the bridge ends a transaction without CHAIN or RELEASE')
  if (/^(?:LOCK|UNLOCK|XA)\b/i.test(text)) throw refusal('the bridge offers transactions, not LOCK TABLES or XA')
  if (/^SET\b.*\bAUTOCOMMIT\b/is.test(text)) {
    throw refusal('the bridge commits every statement outside a transaction by itself; use BEGIN')
  }
  if (/^SET\s+TRANSACTION\b/i.test(text)) return { kind: 'next-transaction' }
  if (/^SET\s+(?:GLOBAL|PERSIST|PERSIST_ONLY|PASSWORD|STATEMENT|DEFAULT|@@GLOBAL|@@PERSIST)\b/i.test(text)) return OTHER
  if (/^(?:SET|USE)\b/i.test(text)) return { kind: 'setting' }
  return OTHER
}
