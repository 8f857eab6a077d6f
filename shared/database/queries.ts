import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'

/**
 * The part of Kysely that single statements need. Queries of this folder take it unless they need more, such as a transaction.
 * The gateway passes its Kysely or a transaction. The edge passes the smaller class `Statements` of `query/statements.ts`, so
 * that its bundle leaves out the rest of Kysely.
 */
export type Queries = Pick<Kysely<Database>, 'selectFrom' | 'insertInto' | 'updateTable' | 'deleteFrom' | 'getExecutor'>
