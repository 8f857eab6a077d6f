import type { FieldPacket } from 'mysql2'

/** A result's column, as PlanetScale describes it. */
interface WireField {
  name: string
  /** Vitess's name of the type, e.g. `UINT64`; absent for a literal NULL, as at PlanetScale. */
  type?: string
  table: string
  orgTable: string
  database: string
  orgName: string
  columnLength: number
  /** MySQL's collation id; 63 means bytes. */
  charset: number
  decimals: number
  flags: number
}

const BINARY_CHARSET = 63
const UNSIGNED = 32
/** Set for bytes, and for text whose collation ends in `_bin`. Vitess gives both the type of bytes. */
const BINARY = 128
const NULL_TYPE = 6
const ENUM = 256
const SET = 2048

/** Vitess's names of MySQL's type numbers. A flag tells whether a number is unsigned. */
const NAMES: Readonly<Record<number, string>> = {
  0: 'DECIMAL',
  1: 'INT8',
  2: 'INT16',
  3: 'INT32',
  4: 'FLOAT32',
  5: 'FLOAT64',
  7: 'TIMESTAMP',
  8: 'INT64',
  9: 'INT24',
  10: 'DATE',
  11: 'TIME',
  12: 'DATETIME',
  13: 'YEAR',
  14: 'DATE',
  16: 'BIT',
  242: 'VECTOR',
  245: 'JSON',
  246: 'DECIMAL',
  247: 'ENUM',
  248: 'SET',
  255: 'GEOMETRY',
}

/** The types that hold text or bytes; the charset and a flag tell which of the two. */
const TEXT_OR_BYTES: Readonly<Record<number, readonly [text: string, bytes: string]>> = {
  15: ['VARCHAR', 'VARBINARY'],
  249: ['TEXT', 'BLOB'],
  250: ['TEXT', 'BLOB'],
  251: ['TEXT', 'BLOB'],
  252: ['TEXT', 'BLOB'],
  253: ['VARCHAR', 'VARBINARY'],
  254: ['CHAR', 'BINARY'],
}

/**
 * Vitess's name of a column's type.
 * @param columnType MySQL's number of the type
 * @param charset MySQL's collation id
 * @param isJson set where MariaDB marks a text as JSON outside of the type
 */
function typeName(columnType: number, flags: number, charset: number, isJson: boolean): string {
  if (isJson) return 'JSON'
  if (flags & ENUM) return 'ENUM'
  if (flags & SET) return 'SET'
  const pair = TEXT_OR_BYTES[columnType]
  if (pair !== undefined) return pair[charset === BINARY_CHARSET || flags & BINARY ? 1 : 0]
  const name = NAMES[columnType] ?? 'BLOB'
  return /^INT\d/.test(name) && flags & UNSIGNED ? `U${name}` : name
}

/** A statement can give a column any name, so the number of texts needs a bound. */
const MOST_TEXTS = 2_000
/** Texts with a longer description are not kept. */
const LONGEST_DESCRIPTION = 512

/** The JSON texts of columns that were read before, because most statements read the same columns. */
export class FieldTexts {
  private readonly texts = new Map<string, string>()

  /** @param description the bytes with which the database described the column, as latin1 */
  get(description: string): string | undefined {
    return this.texts.get(description)
  }

  set(description: string, text: string): void {
    if (description.length > LONGEST_DESCRIPTION) return
    if (this.texts.size >= MOST_TEXTS) this.texts.clear()
    this.texts.set(description, text)
  }
}

/** Describes a column as PlanetScale does, in JSON. */
export const fieldText = (field: FieldPacket): string => JSON.stringify(wireField(field))

/** Describes a column as PlanetScale does. */
function wireField(field: FieldPacket): WireField {
  const flags = typeof field.flags === 'number' ? field.flags : 0
  const charset = field.characterSet ?? BINARY_CHARSET
  return {
    name: field.name,
    ...(field.columnType === NULL_TYPE
      ? {}
      : { type: typeName(field.columnType ?? 253, flags, charset, field.extendedFormat === 'json') }),
    table: field.table,
    orgTable: field.orgTable,
    database: field.schema ?? field.db ?? '',
    orgName: field.orgName,
    columnLength: field.columnLength ?? 0,
    charset,
    decimals: field.decimals,
    flags,
  }
}
