import { describe, expect, test } from 'bun:test'
import { DatabaseError } from '@planetscale/database'
import { bridgeUnderTest } from './client.ts'

const under = bridgeUnderTest()

const DIGITS = Array.from({ length: 10 }, (_, digit) => `SELECT ${digit} AS d`).join(' UNION ALL ')
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => `(${DIGITS}) AS ${name}`)
const TEN_THOUSAND = `SELECT 1 + a.d + b.d * 10 + c.d * 100 + d.d * 1000 AS n, REPEAT('x', 50) AS pad FROM ${a}, ${b}, ${c}, ${d}`

/** The error that the client throws, as its caller sees it. */
async function failure(work: Promise<unknown>): Promise<DatabaseError> {
  const error = await work.then(
    () => new Error('it did not fail'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof DatabaseError) return error
  throw error
}

describe('answers', () => {
  test('an empty result still has its columns', async () => {
    const answer = await under.client().execute('SELECT id, text FROM notes WHERE id = 0')
    expect(answer).toMatchObject({ headers: ['id', 'text'], rows: [], size: 0, types: { id: 'UINT64' } })
  })

  test('an insert returns the generated id', async () => {
    const client = under.client()
    const first = await client.execute('INSERT INTO notes (text) VALUES (?)', ['first'])
    const stored = await client.execute("SELECT id FROM notes WHERE text = 'first'")
    expect(stored.rows).toEqual([{ id: first.insertId }])
    expect(first.rowsAffected).toBe(1)
  })

  test('a generated id beyond 2^63 is exact', async () => {
    const client = under.client()
    await client.execute('CREATE TABLE far (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, x INT)')
    await client.execute('ALTER TABLE far AUTO_INCREMENT = 18446744073709551000')
    expect((await client.execute('INSERT INTO far (x) VALUES (1)')).insertId).toBe('18446744073709551000')
  })

  test('an update counts the rows that changed, not those that matched', async () => {
    const client = under.client()
    await client.execute("INSERT INTO notes (text) VALUES ('same-1'), ('same-2')")
    const none = await client.execute("UPDATE notes SET text = text WHERE text LIKE 'same-%'")
    const two = await client.execute("UPDATE notes SET text = CONCAT(text, '!') WHERE text LIKE 'same-%'")
    expect([none.rowsAffected, two.rowsAffected]).toEqual([0, 2])
  })

  test('a statement without columns has none', async () => {
    const answer = await under.client().execute('CREATE TABLE IF NOT EXISTS empty_answer (x INT)')
    expect(answer).toMatchObject({ headers: [], rows: [], rowsAffected: 0, insertId: '0' })
  })

  test('two columns of the same name both arrive when rows are arrays', async () => {
    const answer = await under.client().execute("SELECT 'a' AS x, 'b' AS x", null, { as: 'array' })
    expect(answer.rows).toEqual([['a', 'b']])
  })

  test('a procedure returns its first result', async () => {
    const client = under.client()
    await client.execute('CREATE PROCEDURE two() BEGIN SELECT "first" AS a; SELECT "second" AS b; END')
    expect((await client.execute('CALL two()')).rows).toEqual([{ a: 'first' }])
  })

  test('ten thousand rows arrive complete', async () => {
    const answer = await under.client().execute(TEN_THOUSAND)
    expect(answer.size).toBe(10_000)
    expect(answer.rows.reduce((sum, row) => sum + Number(row.n), 0)).toBe(50_005_000)
  })
})

describe('errors carry MySQL’s own codes', () => {
  const CASES: readonly (readonly [sql: string, code: string, errno: number, sqlState: string])[] = [
    ["INSERT INTO notes (text) VALUES ('dup'), ('dup')", 'ALREADY_EXISTS', 1062, '23000'],
    ['SELECT * FROM nowhere', 'NOT_FOUND', 1146, '42S02'],
    ['SELECT missing FROM notes', 'NOT_FOUND', 1054, '42S22'],
    ['SELEKT 1', 'INVALID_ARGUMENT', 1064, '42000'],
    ["INSERT INTO notes (id, text) VALUES (-1, 'x')", 'FAILED_PRECONDITION', 1264, '22003'],
    ['SELECT 1; SELECT 2', 'INVALID_ARGUMENT', 1064, '42000'],
    ['LOCK TABLES notes WRITE', 'UNIMPLEMENTED', 1235, '42000'],
    ['SET autocommit = 0', 'UNIMPLEMENTED', 1235, '42000'],
    ['COMMIT AND CHAIN', 'UNIMPLEMENTED', 1235, '42000'],
  ]
  test.each(CASES)('%s is %s', async (sql, code, errno, sqlState) => {
    const error = await failure(under.client().execute(sql))
    expect(error.body.code).toBe(code)
    expect(error.message).toContain(`(errno ${errno}) (sqlstate ${sqlState})`)
    expect(error.status).toBe(400)
  })

  test('the message has PlanetScale’s format', async () => {
    const error = await failure(under.client().execute("INSERT INTO notes (text) VALUES ('twin'), ('twin')"))
    // MySQL names the table before the key, MariaDB does not.
    expect(error.message.replace("'notes.text'", "'text'")).toBe(
      "target: bridge.-.primary: vttablet: rpc error: code = AlreadyExists desc = Duplicate entry 'twin' for key 'text' (errno 1062) (sqlstate 23000)",
    )
  })

  test('a session works on after an error', async () => {
    const client = under.client()
    await failure(client.execute('SELEKT 1'))
    expect((await client.execute("SELECT 'yes' AS one")).rows).toEqual([{ one: 'yes' }])
  })
})
