import type { Kysely } from 'kysely'
import { type GuildRules, loadGuildRules } from '../../shared/database/guilds/guilds.ts'
import { importBatch } from '../../shared/database/imports/batch.ts'
import { readImport, type StoredImport } from '../../shared/database/imports/imports.ts'
import type { Queries } from '../../shared/database/queries.ts'
import type { Database } from '../../shared/database/schema.ts'
import { GUILD, NOW } from './dialects.ts'

/** Reads imports of `GUILD` and applies or undoes them to their end, in the batches of the gateway's job. */
export function importRunner(at: { readonly db: Kysely<Database> }) {
  const inTransaction = <T>(work: (trx: Queries) => Promise<T>): Promise<T> =>
    at.db.transaction().setIsolationLevel('read committed').execute(work)
  async function rules(): Promise<GuildRules> {
    const found = (await loadGuildRules(at.db, [GUILD])).get(GUILD)
    if (found === undefined) throw new Error('the guild is not stored')
    return found
  }
  async function stored(id: string): Promise<StoredImport> {
    const found = await readImport(at.db, id)
    if (found === null) throw new Error('the import is gone')
    return found
  }
  async function runToEnd(id: string): Promise<void> {
    const guild = await rules()
    while (!(await inTransaction((trx) => importBatch(trx, guild, id, NOW))).isOver);
  }
  return { inTransaction, rules, stored, runToEnd }
}
