import { describe, expect, test } from 'bun:test'
import type { Connection } from '@planetscale/database'
import { bridgeUnderTest } from './client.ts'

const under = bridgeUnderTest({ connections: 4 })

const texts = async (client: Connection, like: string): Promise<string[]> =>
  (await client.execute('SELECT text FROM notes WHERE text LIKE ? ORDER BY id', [like])).rows.map((row) => row.text)

describe('transactions', () => {
  test('a committed change is stored', async () => {
    const client = under.client()
    await client.transaction(async (tx) => {
      await tx.execute("INSERT INTO notes (text) VALUES ('commit-1')")
      await tx.execute("INSERT INTO notes (text) VALUES ('commit-2')")
    })
    expect(await texts(client, 'commit-%')).toEqual(['commit-1', 'commit-2'])
  })

  test('a transaction that fails midway stores nothing and reports the error of the statement that failed', async () => {
    const client = under.client()
    const work = client.transaction(async (tx) => {
      await tx.execute("INSERT INTO notes (text) VALUES ('rollback-1')")
      await tx.execute("INSERT INTO notes (text) VALUES ('rollback-1')")
    })
    await expect(work).rejects.toThrow('errno 1062')
    expect(await texts(client, 'rollback-%')).toEqual([])
  })

  test('other sessions do not see changes that are not committed', async () => {
    const writer = under.client()
    await writer.execute('BEGIN')
    await writer.execute("INSERT INTO notes (text) VALUES ('isolated')")
    expect(await texts(under.client(), 'isolated')).toEqual([])
    await writer.execute('COMMIT')
    expect(await texts(under.client(), 'isolated')).toEqual(['isolated'])
  })

  test('two open transactions do not share a connection', async () => {
    const [left, right] = [under.client(), under.client()]
    await left.execute('BEGIN')
    await right.execute('START TRANSACTION')
    const ids = await Promise.all([left, right].map((client) => client.execute('SELECT CONNECTION_ID() AS id')))
    const again = await Promise.all([left, right].map((client) => client.execute('SELECT CONNECTION_ID() AS id')))
    await Promise.all([left.execute('ROLLBACK'), right.execute('ROLLBACK')])
    expect(ids[0]?.rows).not.toEqual(ids[1]?.rows)
    expect(ids.map((answer) => answer.rows)).toEqual(again.map((answer) => answer.rows))
  })

  test('twenty transactions over four connections are all stored', async () => {
    const client = under.client()
    await client.execute("INSERT INTO notes (id, text) VALUES (1000000, '0')")
    const raise = async (): Promise<void> => {
      await under.client().transaction(async (tx) => {
        const { rows } = await tx.execute('SELECT text FROM notes WHERE id = 1000000 FOR UPDATE')
        await tx.execute('UPDATE notes SET text = ? WHERE id = 1000000', [String(Number(rows[0]?.text) + 1)])
      })
    }
    // Four connections allow two transactions at the same time.
    for (let i = 0; i < 10; i++) await Promise.all([raise(), raise()])
    expect((await client.execute('SELECT text FROM notes WHERE id = 1000000')).rows).toEqual([{ text: '20' }])
  })

  test('statements of one session that arrive together run one after the other', async () => {
    const client = under.client()
    await client.execute('BEGIN')
    const inserts = Array.from({ length: 10 }, (_, i) =>
      client.execute('INSERT INTO notes (text) VALUES (?)', [`together-${i}`]),
    )
    await Promise.all(inserts)
    await client.execute('COMMIT')
    expect(await texts(client, 'together-%')).toHaveLength(10)
  })

  test('more transactions than the bridge allows are refused, and single statements still run', async () => {
    const holders = [under.client(), under.client()]
    for (const holder of holders) await holder.execute('BEGIN')
    await expect(under.client().execute('BEGIN')).rejects.toThrow('too many transactions are open')
    expect((await under.client().execute("SELECT 'yes' AS one")).rows).toEqual([{ one: 'yes' }])
    for (const holder of holders) await holder.execute('ROLLBACK')
    expect(under.bridge.openTransactions).toBe(0)
  })

  test('rolling back to a savepoint undoes only the statements after it', async () => {
    const client = under.client()
    await client.transaction(async (tx) => {
      await tx.execute("INSERT INTO notes (text) VALUES ('savepoint-1')")
      await tx.execute('SAVEPOINT here')
      await tx.execute("INSERT INTO notes (text) VALUES ('savepoint-2')")
      await tx.execute('ROLLBACK TO here')
    })
    expect(await texts(client, 'savepoint-%')).toEqual(['savepoint-1'])
  })

  test('a statement that commits implicitly ends the transaction', async () => {
    const client = under.client()
    await client.execute('BEGIN')
    await client.execute("INSERT INTO notes (text) VALUES ('implicit')")
    await client.execute('CREATE TABLE commits_of_itself (x INT)')
    expect(under.bridge.openTransactions).toBe(0)
    await client.execute('ROLLBACK')
    expect(await texts(client, 'implicit')).toEqual(['implicit'])
  })

  test.each(['/*! BEGIN */', 'BEGIN /* now */', 'START /* now */ TRANSACTION', '/*M! START TRANSACTION */'])(
    '%s does not pass for a transaction',
    async (sql) => {
      const client = under.client()
      // One server begins a transaction; another reads a comment, or refuses. The bridge must find out which.
      await client.execute(sql).catch(() => {})
      const begun = under.bridge.openTransactions === 1
      await client.execute('INSERT INTO notes (text) VALUES (?)', [sql])
      expect(await texts(under.client(), sql)).toEqual(begun ? [] : [sql])
      await client.execute('ROLLBACK')
      expect(under.bridge.openTransactions).toBe(0)
    },
  )

  test('a statement that begins a transaction in an unusual way is refused', async () => {
    await expect(under.client().execute('/*! BEGIN */')).rejects.toThrow('only with a plain BEGIN')
    expect(under.bridge.openTransactions).toBe(0)
  })

  test('COMMIT and ROLLBACK without a transaction are no errors', async () => {
    expect((await under.client().execute('ROLLBACK')).rowsAffected).toBe(0)
  })

  test('an isolation level set beforehand applies to the next transaction only', async () => {
    const client = under.client()
    await client.execute("INSERT INTO notes (text) VALUES ('level-0')")
    await client.execute('SET TRANSACTION READ ONLY')
    await client.execute('BEGIN')
    await expect(client.execute("INSERT INTO notes (text) VALUES ('level-1')")).rejects.toThrow('errno 1792')
    await client.execute('ROLLBACK')
    await client.transaction((tx) => tx.execute("INSERT INTO notes (text) VALUES ('level-2')"))
    expect(await texts(client, 'level-%')).toEqual(['level-0', 'level-2'])
  })
})

describe('a session', () => {
  test('keeps its settings, and other sessions do not get them', async () => {
    const client = under.client()
    await client.execute('SET @greeting = 5, time_zone = "+05:00"')
    const question = 'SELECT @greeting AS greeting, @@time_zone AS zone'
    for (let i = 0; i < 6; i++) {
      expect((await client.execute(question)).rows).toEqual([{ greeting: '5', zone: '+05:00' }])
      expect((await under.client().execute(question)).rows).toEqual([{ greeting: null, zone: '+00:00' }])
    }
  })

  test('leaves no named lock, variable or temporary table on a connection of the pool', async () => {
    for (let i = 0; i < 4; i++) {
      await under.client().execute("SELECT GET_LOCK('mine', 0)")
      await under.client().execute('CREATE TEMPORARY TABLE scratch (x INT)')
      await under.client().execute('SELECT @left := 1')
    }
    expect(
      (await under.client().execute("SELECT IF(IS_FREE_LOCK('mine'), 'yes', 'no') AS free, @left AS left_over")).rows,
    ).toEqual([{ free: 'yes', left_over: null }])
  })

  test('can be created before the first statement', async () => {
    const client = under.client()
    await client.refresh()
    expect((await client.execute("SELECT 'yes' AS one")).rows).toEqual([{ one: 'yes' }])
  })

  test('refuses settings beyond a number or length, and works on after that', async () => {
    const [many, long] = [under.client(), under.client()]
    for (let nth = 0; nth < 32; nth++) await many.execute(`SET @setting_${nth} = ${nth}`)
    await expect(many.execute('SET @one_more = 1')).rejects.toThrow('too many settings')
    await expect(long.execute(`SET @long = '${'x'.repeat(9_000)}'`)).rejects.toThrow('too many settings')
    expect((await many.execute("SELECT 'yes' AS one")).rows).toEqual([{ one: 'yes' }])
  })
})
