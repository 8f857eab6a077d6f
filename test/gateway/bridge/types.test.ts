import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { connect } from '@planetscale/database'
import { type HttpDatabase, openOverHttp, openTestDatabase, type TestDatabase } from '../../support/database.ts'

/** A column type, a literal to store in it, PlanetScale's name of the type, and the value that the client's own cast returns. */
const COLUMNS: readonly (readonly [type: string, literal: string, name: string, value: unknown])[] = [
  ['TINYINT', '-128', 'INT8', -128],
  ['TINYINT UNSIGNED', '255', 'UINT8', 255],
  ['SMALLINT', '-32768', 'INT16', -32768],
  ['SMALLINT UNSIGNED', '65535', 'UINT16', 65535],
  ['MEDIUMINT', '-8388608', 'INT24', -8388608],
  ['MEDIUMINT UNSIGNED', '16777215', 'UINT24', 16777215],
  ['INT', '-2147483648', 'INT32', -2147483648],
  ['INT UNSIGNED', '4294967295', 'UINT32', 4294967295],
  ['BIGINT', '-9223372036854775808', 'INT64', '-9223372036854775808'],
  ['BIGINT UNSIGNED', '18446744073709551615', 'UINT64', '18446744073709551615'],
  ['BIGINT UNSIGNED', '9007199254740993', 'UINT64', '9007199254740993'],
  ['FLOAT', '1.5', 'FLOAT32', 1.5],
  ['DOUBLE', '0.1', 'FLOAT64', 0.1],
  ['DECIMAL(30,10)', '12345678901234567890.0123456789', 'DECIMAL', '12345678901234567890.0123456789'],
  ['DATE', "'2024-02-29'", 'DATE', '2024-02-29'],
  ['TIME(3)', "'-838:59:58.999'", 'TIME', '-838:59:58.999'],
  ['DATETIME(6)', "'9999-12-31 23:59:59.999999'", 'DATETIME', '9999-12-31 23:59:59.999999'],
  ['TIMESTAMP NULL', "'2038-01-01 00:00:01'", 'TIMESTAMP', '2038-01-01 00:00:01'],
  ['YEAR', '2155', 'YEAR', 2155],
  ['CHAR(8)', "'abc'", 'CHAR', 'abc'],
  ['VARCHAR(64)', "'na\u00efve \u{1f409} \u65e5\u672c'", 'VARCHAR', 'na\u00efve \u{1f409} \u65e5\u672c'],
  // As at PlanetScale: a text that is compared byte by byte has a type of bytes, and is still decoded by its charset.
  ['VARCHAR(8) COLLATE utf8mb4_bin', "'abc'", 'VARBINARY', 'abc'],
  ['CHAR(8) COLLATE utf8mb4_bin', "'abc'", 'BINARY', 'abc'],
  ['TEXT COLLATE utf8mb4_bin', "'abc'", 'BLOB', 'abc'],
  ['VARCHAR(8)', "''", 'VARCHAR', ''],
  ['TEXT', "'line\\nline'", 'TEXT', 'line\nline'],
  ['LONGTEXT', "REPEAT('\u{1f409}', 3)", 'TEXT', '\u{1f409}\u{1f409}\u{1f409}'],
  ['ENUM("a","b")', "'b'", 'ENUM', 'b'],
  ['SET("a","b","c")', "'a,c'", 'SET', 'a,c'],
  ['JSON', `'{"a": [1, null, "\u{1f409}"]}'`, 'JSON', { a: [1, null, '\u{1f409}'] }],
  ['BINARY(4)', "x'00FF8041'", 'BINARY', new Uint8Array([0, 255, 128, 65])],
  ['VARBINARY(8)', "x'C328'", 'VARBINARY', new Uint8Array([0xc3, 0x28])],
  ['BLOB', "x'00'", 'BLOB', new Uint8Array([0])],
  ['BIT(16)', "b'1000000011111111'", 'BIT', new Uint8Array([0x80, 0xff])],
]

describe('every type arrives as MySQL stores it', () => {
  let database: TestDatabase
  let http: HttpDatabase
  beforeAll(async () => {
    database = await openTestDatabase()
    http = openOverHttp(database)
  }, 180_000)
  afterAll(async () => {
    await http.close()
    await database.close()
  })

  test.each(COLUMNS)('%s holds %s', async (type, literal, name, value) => {
    const client = connect({ url: http.url })
    await client.execute('DROP TABLE IF EXISTS one')
    await client.execute(`CREATE TABLE one (filled ${type}, absent ${type})`)
    await client.execute(`INSERT INTO one VALUES (${literal}, NULL)`)
    const answer = await client.execute('SELECT filled, absent FROM one')
    expect(answer.types).toEqual({ filled: name, absent: name })
    expect(answer.rows).toEqual([{ filled: value, absent: null }])
  })

  test('a BLOB keeps all 256 bytes', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    const client = connect({ url: http.url })
    await client.execute('CREATE TABLE blobs (bytes BLOB)')
    await client.execute('INSERT INTO blobs VALUES (?)', [bytes])
    const answer = await client.execute('SELECT bytes, HEX(bytes) AS hex FROM blobs')
    expect(answer.rows).toEqual([{ bytes, hex: Buffer.from(bytes).toString('hex').toUpperCase() }])
  })

  test('a text with any characters comes back unchanged', async () => {
    const text = `quote ' double " backslash \\ percent % null \0 tab \t \u{1f468}\u200d\u{1f469}\u200d\u{1f467} \u05d0 ? :name`
    const answer = await connect({ url: http.url }).execute(
      'SELECT ? AS text, CAST(OCTET_LENGTH(?) AS CHAR) AS bytes',
      [text, text],
    )
    expect(answer.rows).toEqual([{ text, bytes: String(Buffer.byteLength(text)) }])
  })

  test('values of every length arrive complete and in their places', async () => {
    // Lengths around the limits of MySQL's length bytes, and rows that are longer than the usual buffer.
    const lengths = [0, 1, 48, 49, 250, 251, 252, 65_535, 65_536, 70_000, 3]
    const columns = lengths.map((length, nth) => `REPEAT('${nth % 10}', ${length}) AS c${nth}, NULL AS n${nth}`)
    const { rows } = await connect({ url: http.url }).execute(`SELECT ${columns.join(', ')}`, null, { as: 'array' })
    expect(rows).toEqual([lengths.flatMap((length, nth) => [String(nth % 10).repeat(length), null])])
  })

  test('long and short rows of one result do not mix', async () => {
    const lengths = [20_000, 5, 0, 17_000, 300]
    const selects = lengths.map((length, nth) => `SELECT ${nth} AS nth, REPEAT('${nth}', ${length}) AS text`)
    const { rows } = await connect({ url: http.url }).execute(selects.join(' UNION ALL '))
    expect(rows.map(({ nth, text }) => `${nth}:${text.length}:${text.slice(-1)}`)).toEqual(
      lengths.map((length, nth) => `${nth}:${length}:${length === 0 ? '' : nth}`),
    )
  })

  test('a column with very long names is described each time', async () => {
    const client = connect({ url: http.url })
    const [name, table] = ['n'.repeat(250), 't'.repeat(250)]
    for (const _ of [1, 2]) {
      const { fields } = await client.execute(`SELECT ${table}.id AS ${name} FROM users AS ${table}`)
      expect(fields).toMatchObject([{ name, table, orgName: 'id', orgTable: 'users' }])
    }
  })

  test('known and new columns of one result are described in their order', async () => {
    // The values are texts, because the client returns the number 1 as a number from MariaDB and as a string from MySQL.
    const client = connect({ url: http.url })
    await client.execute("SELECT 'k' AS known")
    for (const _ of [1, 2]) {
      const { headers, rows } = await client.execute(
        "SELECT 'a' AS fresh1, 'k' AS known, 'x' AS fresh2, 'k' AS known",
        null,
        {
          as: 'array',
        },
      )
      expect(headers).toEqual(['fresh1', 'known', 'fresh2', 'known'])
      expect(rows).toEqual([['a', 'k', 'x', 'k']])
    }
  })

  test('a column names its table and database', async () => {
    const client = connect({ url: http.url })
    const { fields } = await client.execute('SELECT u.id AS shown FROM users AS u')
    expect(fields).toMatchObject([
      {
        name: 'shown',
        orgName: 'id',
        table: 'u',
        orgTable: 'users',
        database: new URL(database.url).pathname.slice(1),
      },
    ])
  })

  test('a literal NULL has no type, and the client names its type NULL', async () => {
    const answer = await connect({ url: http.url }).execute('SELECT NULL AS nothing')
    expect(answer.rows).toEqual([{ nothing: null }])
    expect(answer.types).toEqual({ nothing: 'NULL' })
  })
})
