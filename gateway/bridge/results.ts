import type { FieldPacket, ResultSetHeader } from 'mysql2'
import { wireField } from './fields.ts'
import { type WireResult, wireRow } from './protocol.ts'

const SERVER_STATUS_IN_TRANS = 1

/** A procedure's answer holds several results; as with Vitess, the first one counts. */
export function wireResult(answer: unknown, packets: FieldPacket[] | FieldPacket[][] | undefined): WireResult {
  if (!Array.isArray(answer)) return headerResult(answer)
  const several = Array.isArray(packets?.[0])
  // With `rowsAsArray` and without a type cast, mysql2 yields rows of buffers and nulls.
  const rows = (several ? answer[0] : answer) as (Buffer | null)[][]
  // mysql2 yields one list of columns, or one for each result.
  const fields = (several ? packets?.[0] : packets) as FieldPacket[]
  return { fields: fields.map(wireField), rows: rows.map(wireRow) }
}

/** Whether a transaction is open, as the database says with every result but those with columns. */
export function saysInTransaction(answer: unknown): boolean | undefined {
  if (typeof answer !== 'object' || answer === null || !('serverStatus' in answer)) return undefined
  return (Number(answer.serverStatus) & SERVER_STATUS_IN_TRANS) !== 0
}

function headerResult(answer: unknown): WireResult {
  // mysql2 yields this for every statement without columns; big numbers in it are text.
  const header = answer as ResultSetHeader
  // An unsigned id, which mysql2 reads as a signed one.
  const insertId = BigInt.asUintN(64, BigInt(header.insertId ?? 0))
  return { rowsAffected: String(header.affectedRows), ...(insertId === 0n ? {} : { insertId: String(insertId) }) }
}
