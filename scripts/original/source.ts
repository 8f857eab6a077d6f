import { createConnection, type RowDataPacket } from 'mysql2'
import { connectionOptions } from '../../gateway/database/address.ts'
import { mapSchema } from '../../shared/original/schema.ts'
import { EXIT_CODES } from '../local/exit-codes.ts'
import { Refusal } from '../local/refusal.ts'
import { type Connected, type SourceRows, sourceRows } from './source-rows.ts'

/** How long the source keeps the connection while a batch is written and no rows are read. */
const WRITE_WAIT_SECONDS = 3_600

const PROBLEMS = {
  missing: 'This is not a database of the original Prosperity, or it is of an unknown release. It lacks',
  rounded: 'These ids are stored as floating-point numbers, and have lost their last digits',
  own: 'This is a database of this Prosperity, not of the original. Use scripts/backup and scripts/restore',
} as const

/** The original's database, as it was at one moment. Nothing is written to it. */
export interface Source extends SourceRows {
  /** Tables and columns that are not read. */
  unknown: readonly string[]
  close(): void
}

/** The refusal for an error of the source. A driver's message names the host and the user, never the password. */
const refusalOf = (error: unknown): Refusal =>
  error instanceof Refusal
    ? error
    : new Refusal(
        `The original's database refused: ${error instanceof Error ? error.message : error}`,
        EXIT_CODES.failed,
      )

/** Connects, and begins one transaction that reads one snapshot, while others write. */
async function connect(url: string): Promise<Connected & { close(): void }> {
  const raw = createConnection({
    ...connectionOptions(url),
    ...{ supportBigNumbers: true, bigNumberStrings: true, dateStrings: true, charset: 'utf8mb4' },
  })
  // A lost connection fails the statement that runs. Without a listener, its error would end the process.
  raw.on('error', () => {})
  // The caller's statement decides the type of the rows, see `Connected`.
  const query = async <Row>(statement: string): Promise<Row[]> => {
    try {
      return (await raw.promise().query<RowDataPacket[]>(statement))[0] as Row[]
    } catch (error) {
      throw refusalOf(error)
    }
  }
  async function* stream<Row>(statement: string, readAhead: number): AsyncGenerator<Row> {
    try {
      yield* raw.query(statement).stream({ highWaterMark: readAhead }) as AsyncIterable<Row>
    } catch (error) {
      throw refusalOf(error)
    }
  }
  const close = (): void => raw.destroy()
  try {
    await query(`SET SESSION time_zone = '+00:00', net_write_timeout = ${WRITE_WAIT_SECONDS}`)
    await query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ')
    await query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY')
    return { query, stream, textLiteral: (text) => raw.escape(text), close }
  } catch (error) {
    close()
    throw error
  }
}

/**
 * Opens the original's database.
 * @param url as `sourceUrl` returns it @throws {Refusal} without the address, which holds a password
 */
export async function openSource(url: string): Promise<Source> {
  const { close, ...connected } = await connect(url)
  try {
    const found = await connected.query<{ tableName: unknown; columnName: unknown; dataType: unknown }>(
      `SELECT table_name AS tableName, column_name AS columnName, lower(data_type) AS dataType
       FROM information_schema.columns WHERE table_schema = database() ORDER BY table_name, ordinal_position`,
    )
    const mapped = mapSchema(
      found.map((row) => ({
        table: String(row.tableName),
        column: String(row.columnName),
        type: String(row.dataType),
      })),
    )
    if (!mapped.ok) {
      const names = mapped.names.length === 0 ? '' : `: ${mapped.names.join(', ')}`
      throw new Refusal(`${PROBLEMS[mapped.why]}${names}.\nNothing was changed.`, EXIT_CODES.failed)
    }
    const { schema, unknown } = mapped
    return { unknown, ...sourceRows(connected, schema), close }
  } catch (error) {
    close()
    throw error
  }
}
