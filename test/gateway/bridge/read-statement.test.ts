import { describe, expect, test } from 'bun:test'
import { readStatement } from '../../../gateway/bridge/statements.ts'

describe('a statement', () => {
  test.each([
    [
      'begin',
      ['BEGIN', 'begin work;', '  Begin ; ', '/* why */ BEGIN', '-- why\nBEGIN', '# why\nSTART TRANSACTION READ ONLY'],
    ],
    ['end', ['COMMIT', 'rollback', 'ROLLBACK WORK ;', 'COMMIT AND NO CHAIN NO RELEASE']],
    ['setting', ['SET NAMES utf8mb4', 'set @x = 1', 'SET SESSION TRANSACTION READ ONLY', 'USE other']],
    ['next-transaction', ['SET TRANSACTION ISOLATION LEVEL READ COMMITTED']],
    [
      'plain',
      ['SELECT 1', '(SELECT 1) UNION (SELECT 2)', 'insert into t values (1)', 'WITH x AS (SELECT 1) SELECT * FROM x'],
    ],
    [
      'other',
      [
        'SELECT @x := 1',
        "SELECT GET_LOCK('a', 1)",
        'SELECT /*! SQL_NO_CACHE */ 1',
        'CREATE TEMPORARY TABLE t (x INT)',
        'CALL p()',
        'ROLLBACK TO SAVEPOINT a',
        'SAVEPOINT a',
        'SET GLOBAL max_connections = 5',
        'SET STATEMENT max_statement_time = 1 FOR SELECT 1',
        'BEGIN NOT ATOMIC SELECT 1; END',
        '',
      ],
    ],
  ] as const)('is %s', (kind, statements) => {
    expect(statements.map((sql) => [sql, readStatement(sql).kind])).toEqual(statements.map((sql) => [sql, kind]))
  })

  test.each([
    'SET autocommit = 0',
    'SET @@session.autocommit=0',
    'SET NAMES utf8mb4, autocommit = 0',
    'COMMIT AND CHAIN',
    'ROLLBACK RELEASE',
    'LOCK TABLES t READ',
    'UNLOCK TABLES',
    "XA START 'x'",
  ])('is refused: %s', (sql) => {
    expect(() => readStatement(sql)).toThrow('the bridge')
  })

  test('of a megabyte of white space is read at once', () => {
    const start = performance.now()
    readStatement(`${' '.repeat(500_000)}/*${'*'.repeat(500_000)}`)
    readStatement(`SELECT 1${' ;'.repeat(500_000)}x`)
    expect(performance.now() - start).toBeLessThan(10_000)
  })
})
