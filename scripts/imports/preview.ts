import type { Kysely } from 'kysely'
import type { GuildRules } from '../../shared/database/guilds/guilds.ts'
import { comparePage, previewCount } from '../../shared/database/imports/compare.ts'
import { withoutForgotten } from '../../shared/database/imports/forgotten-rows.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { ImportPreview } from '../../shared/imports/preview.ts'
import type { MembersFile } from '../../shared/imports/read-members.ts'
import { type ImportRules, wantedPages } from '../../shared/imports/rules.ts'
import { withProgress } from '../local/progress-line.ts'
import { unhurried } from './unhurried.ts'

/** Computes what the import would change. Adds rows that have no total under these rules to the refused ones. */
export async function previewImport(
  db: Kysely<Database>,
  file: MembersFile,
  guild: GuildRules,
  rules: ImportRules,
): Promise<ImportPreview> {
  const count = previewCount(guild, rules.mode, { before: rules.before, after: rules.to })
  await withProgress('members compared', async (report) => {
    let compared = 0
    for await (const all of unhurried(wantedPages(file, rules, (row) => file.refusals.add(row)))) {
      const page = await withoutForgotten(db, guild.settings.id, all, file.refusals)
      await comparePage(db, guild.settings.id, page, count)
      compared += page.length
      report(compared)
    }
  })
  return count.result()
}
