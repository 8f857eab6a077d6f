import type { FieldPacket } from 'mysql2'

/** A column as PlanetScale describes it. */
export interface WireField {
  name: string
  /** Vitess's name of the type, e.g. `UINT64`; left out for a bare NULL, as PlanetScale does. */
  type?: string
  table: string
  orgTable: string
  database: string
  orgName: string
  columnLength: number
  /** MySQL's collation id; 63 marks bytes. */
  charset: number
  decimals: number
  flags: number
}

const BINARY_CHARSET = 63
const UNSIGNED = 32
/** Compared byte by byte, as bytes are and texts whose collation ends in _bin: Vitess calls both bytes. */
const BINARY = 128
const NULL_TYPE = 6
const ENUM = 256
const SET = 2048

/** MySQL's type numbers, and what Vitess calls them where they hold numbers or times, whose signedness is a flag. */
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

/** The types that hold text or bytes: which of the two, the charset and a flag say. */
const TEXT_OR_BYTES: Readonly<Record<number, readonly [text: string, bytes: string]>> = {
  15: ['VARCHAR', 'VARBINARY'],
  249: ['TEXT', 'BLOB'],
  250: ['TEXT', 'BLOB'],
  251: ['TEXT', 'BLOB'],
  252: ['TEXT', 'BLOB'],
  253: ['VARCHAR', 'VARBINARY'],
  254: ['CHAR', 'BINARY'],
}

/** @param isJson MariaDB sends JSON as text and says so apart from the type */
export function typeName(columnType: number, flags: number, charset: number, isJson: boolean): string {
  if (isJson) return 'JSON'
  if (flags & ENUM) return 'ENUM'
  if (flags & SET) return 'SET'
  const pair = TEXT_OR_BYTES[columnType]
  if (pair !== undefined) return pair[charset === BINARY_CHARSET || flags & BINARY ? 1 : 0]
  const name = NAMES[columnType] ?? 'BLOB'
  return /^INT\d/.test(name) && flags & UNSIGNED ? `U${name}` : name
}

export function wireField(field: FieldPacket): WireField {
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
