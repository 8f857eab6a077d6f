import { Connection, type FieldPacket, type PoolConnection } from 'mysql2'
import { FieldTexts, fieldText } from './fields.ts'
import type { WireResult } from './protocol.ts'
import { headerResult } from './results.ts'
import { rowText } from './row-text.ts'

/** A packet of the driver. Its bytes from `offset` to `end` are not read yet. */
interface Packet {
  buffer: Buffer
  offset: number
  end: number
  isEOF(): boolean
}
/** Reads a packet. @returns the method for the next one; null after the last */
type Step = (packet: Packet, connection: unknown) => Step | null
type Answered = (error: Error | null, answer: unknown) => void

/** The parts of the driver's query that are used here. The driver's types leave them out. */
interface DriverQuery {
  /** The number of columns of the present result, and how many of them have arrived. */
  _fieldCount: number
  _receivedFieldsCount: number
  /** Counts the results: a procedure has several. */
  _resultIndex: number
  _fields: FieldPacket[][]
  readField(packet: Packet, connection: unknown): Step | null
  fieldsEOF(packet: Packet, connection: unknown): Step | null
  row(packet: Packet, connection: unknown): Step | null
}

// The driver does not export the class, only a function that makes instances. Its types leave out the last parameter.
const createQuery = Connection.createQuery as unknown as (
  sql: string,
  values: null,
  answered: null,
  config: object,
) => object
const Query = createQuery('', null, null, {}).constructor as new (
  options: { sql: string },
  answered: Answered,
) => DriverQuery

/** Shared by all connections of the process. */
const texts = new FieldTexts()

/**
 * A query that turns the packets of columns and rows into PlanetScale's JSON. The driver's own query would make a buffer for
 * each value, and an object for each column of each result.
 */
export class WireQuery extends Query {
  /** The columns of the first result; empty where the statement has none. */
  readonly columns: string[] = []
  /** The rows of the first result. */
  readonly rows: string[] = []

  /** @param sql without placeholders */
  constructor(sql: string, answered: Answered) {
    super({ sql }, answered)
  }

  override readField(packet: Packet, connection: unknown): Step {
    const description = packet.buffer.toString('latin1', packet.offset, packet.end)
    let text = texts.get(description)
    if (text === undefined) {
      super.readField(packet, connection)
      const field = this._fields[this._resultIndex]?.at(-1)
      if (field === undefined) throw new Error('the driver has not read the column')
      text = fieldText(field)
      texts.set(description, text)
    } else {
      this._receivedFieldsCount++
    }
    if (this._resultIndex === 0) this.columns.push(text)
    return this._receivedFieldsCount === this._fieldCount ? super.fieldsEOF : this.readField
  }

  override row(packet: Packet, connection: unknown): Step | null {
    if (packet.isEOF()) return super.row(packet, connection)
    if (this._resultIndex === 0) this.rows.push(rowText(packet.buffer, packet.offset, packet.end))
    return this.row
  }

  /** The result, once it has arrived: of a procedure's several results the first, as Vitess does. @param answer as the driver returns it */
  result(answer: unknown): WireResult {
    const { columns, rows } = this
    return columns.length === 0 ? headerResult(answer) : { columns, rows }
  }

  /** Sends the statement. A connection runs its statements one after the other. */
  sendOver(connection: PoolConnection): void {
    // The driver's types leave this method out.
    ;(connection as PoolConnection & { addCommand(query: DriverQuery): void }).addCommand(this)
  }
}
