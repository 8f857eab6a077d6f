import type { FieldPacket, ResultSetHeader } from 'mysql2'
import { fieldText } from './fields.ts'
import { type WireResult, wireRow } from './protocol.ts'

const SERVER_STATUS_IN_TRANS = 1

/** The result of a statement in the protocol's form. Of a procedure's several results it takes the first, as Vitess does. */
export function wireResult(answer: unknown, packets: FieldPacket[] | FieldPacket[][] | undefined): WireResult {
  if (!Array.isArray(answer)) return headerResult(answer)
  const several = Array.isArray(packets?.[0])
  // With `rowsAsArray` and without a type cast, mysql2 returns rows of buffers and nulls.
  const rows = (several ? answer[0] : answer) as (Buffer | null)[][]
  // mysql2 returns one list of columns, or one for each result.
  const fields = (several ? packets?.[0] : packets) as FieldPacket[]
  return { fields: fields.map(fieldText), rows: rows.map(wireRow) }
}

/** Whether a transaction is open after a statement; undefined for results with columns, which do not tell. */
export function saysInTransaction(answer: unknown): boolean | undefined {
  if (typeof answer !== 'object' || answer === null || !('serverStatus' in answer)) return undefined
  return (Number(answer.serverStatus) & SERVER_STATUS_IN_TRANS) !== 0
}

function headerResult(answer: unknown): WireResult {
  // mysql2 returns this for every statement without columns; big numbers in it are strings.
  const header = answer as ResultSetHeader
  // mysql2 reads the unsigned id as a signed number.
  const insertId = BigInt.asUintN(64, BigInt(header.insertId ?? 0))
  return { rowsAffected: String(header.affectedRows), ...(insertId === 0n ? {} : { insertId: String(insertId) }) }
}
