import { createHash } from 'node:crypto'
import { type Connection as CallbackConnection, createConnection } from 'mysql2'
import type { Connection } from 'mysql2/promise'
import { connectionOptions } from '../../gateway/database/address.ts'
import { firstColumn } from './first-column.ts'
import type { Line, Row } from './format.ts'

/** Lines are yielded in pieces of about this many characters. */
const PIECE = 64 * 1024

/** A transaction that reads the tables as they were at one moment, while others write. */
export class Snapshot {
  readonly connection: Connection

  constructor(private readonly raw: CallbackConnection) {
    this.connection = raw.promise()
  }

  /** The migrations that the database has, in order. */
  migrations(): Promise<string[]> {
    return firstColumn(this.connection, 'SELECT name FROM kysely_migration ORDER BY name')
  }

  /** Reads rows one by one, each value as text. @param values for the statement's question marks; ids as BigInt */
  rows(sql: string, values: readonly unknown[] = []): AsyncIterable<Row> {
    const query = this.raw.query({ sql, values: [...values], rowsAsArray: true, typeCast: (field) => field.string() })
    return query.stream({ highWaterMark: 1_000 })
  }
}

/**
 * The file of lines that are read from one snapshot, with the line of its end. Keeps only one piece of the lines in memory.
 * No column has a time zone: times are numbers.
 * @param url the database's address
 */
export async function* snapshotFile(
  url: string,
  lines: (snapshot: Snapshot) => AsyncIterable<Line>,
): AsyncGenerator<string> {
  const raw = createConnection(connectionOptions(url))
  const snapshot = new Snapshot(raw)
  try {
    await snapshot.connection.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ')
    await snapshot.connection.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY')
    yield* withEnd(lines(snapshot))
  } finally {
    raw.destroy()
  }
}

/** Joins lines into pieces, and adds the end with their hash. */
async function* withEnd(lines: AsyncIterable<Line>): AsyncGenerator<string> {
  const hash = createHash('sha256')
  let piece = ''
  let rows = 0
  for await (const line of lines) {
    if (typeof line !== 'string') rows++
    piece += `${typeof line === 'string' ? line : JSON.stringify(line)}\n`
    if (piece.length < PIECE) continue
    hash.update(piece)
    yield piece
    piece = ''
  }
  hash.update(piece)
  yield `${piece}${JSON.stringify({ rows, sha256: hash.digest('hex') })}\n`
}
