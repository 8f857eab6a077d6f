import type { Connection } from 'mysql2/promise'

/** Runs a statement. @returns the first column of its rows, as text */
export async function firstColumn(connection: Connection, sql: string): Promise<string[]> {
  // A query with `rowsAsArray` returns arrays.
  const [rows] = (await connection.query({ sql, rowsAsArray: true })) as unknown as [unknown[][], unknown]
  return rows.map(([value]) => String(value))
}
