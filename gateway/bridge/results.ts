import type { ResultSetHeader } from 'mysql2'
import type { WireResult } from './protocol.ts'

const SERVER_STATUS_IN_TRANS = 1

/** Whether a transaction is open after a statement; undefined for results with columns, which do not tell. */
export function saysInTransaction(answer: unknown): boolean | undefined {
  if (typeof answer !== 'object' || answer === null || !('serverStatus' in answer)) return undefined
  return (Number(answer.serverStatus) & SERVER_STATUS_IN_TRANS) !== 0
}

/** The result of a statement without columns in the protocol's form. @param answer as the driver returns it */
export function headerResult(answer: unknown): WireResult {
  // mysql2 returns this for every statement without columns; big numbers in it are strings.
  const header = answer as ResultSetHeader
  // mysql2 reads the unsigned id as a signed number.
  const insertId = BigInt.asUintN(64, BigInt(header.insertId ?? 0))
  return { rowsAffected: String(header.affectedRows), ...(insertId === 0n ? {} : { insertId: String(insertId) }) }
}
