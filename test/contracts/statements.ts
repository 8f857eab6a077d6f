import {
  type CompiledQuery,
  type DatabaseConnection,
  DummyDriver,
  Kysely,
  MysqlAdapter,
  MysqlIntrospector,
  MysqlQueryCompiler,
} from 'kysely'
import type { Database } from '../../shared/database/schema.ts'

/**
 * The SQL of every statement that a query sends, in order, with single spaces, and a list of parameters as one `?`. There
 * is no database: the statements are answered from `answers`.
 * @param answers rows for the first statement, the second, and so on; none for those past the list
 */
export async function statementsOf(
  run: (db: Kysely<Database>) => Promise<unknown>,
  answers: readonly (readonly object[])[] = [],
): Promise<string[]> {
  const statements: string[] = []
  const connection: DatabaseConnection = {
    async executeQuery<Row>({ sql }: CompiledQuery) {
      statements.push(
        sql
          .replaceAll(/\s+/g, ' ')
          .replaceAll(/\(\?(, \?)*\)/g, '(?)')
          .trim(),
      )
      // The test that lists an answer gives it the shape of its statement's rows.
      return { rows: [...(answers[statements.length - 1] ?? [])] as Row[], numAffectedRows: 1n }
    },
    // biome-ignore lint/correctness/useYield: no query streams.
    async *streamQuery() {
      throw new Error('no query streams')
    },
  }
  class RecordingDriver extends DummyDriver {
    override acquireConnection = async () => connection
  }
  const db = new Kysely<Database>({
    dialect: {
      createAdapter: () => new MysqlAdapter(),
      createDriver: () => new RecordingDriver(),
      createQueryCompiler: () => new MysqlQueryCompiler(),
      createIntrospector: (kysely) => new MysqlIntrospector(kysely),
    },
  })
  await run(db)
  return statements
}
