import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'

/**
 * The part of Kysely that single statements need. The gateway passes its Kysely or a transaction. The edge passes a
 * smaller class of its own, so that its bundle leaves out the rest of Kysely.
 */
export type Queries = Pick<Kysely<Database>, 'selectFrom' | 'insertInto' | 'updateTable' | 'deleteFrom' | 'getExecutor'>
