import type { Kysely } from 'kysely'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { guildWork } from '../../shared/database/guilds/guild-work.ts'
import { confirmImport } from '../../shared/database/imports/confirm.ts'
import { withoutForgotten } from '../../shared/database/imports/forgotten-rows.ts'
import { readImport, type StoredImport } from '../../shared/database/imports/imports.ts'
import { beginImport, dropImport, stageRows } from '../../shared/database/imports/stage.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { CarriedPart } from '../../shared/imports/carried/part.ts'
import type { CarriedThing } from '../../shared/imports/carried/thing.ts'
import type { MembersFile } from '../../shared/imports/read-members.ts'
import { type ImportRules, wantedPages } from '../../shared/imports/rules.ts'
import { Refusals } from '../../shared/imports/sink.ts'
import { writeCurve } from '../../shared/levelling/stored-curve.ts'
import { EXIT_CODES } from '../local/exit-codes.ts'
import { withProgress } from '../local/progress-line.ts'
import { Refusal } from '../local/refusal.ts'
import { unhurried } from './unhurried.ts'

const refuse = (why: string): Refusal => new Refusal(`${why}\nNothing was changed.`, EXIT_CODES.failed)

/**
 * Writes the rows of an import, and then its job. No member's XP changes before the job is written.
 * @returns the import, which the gateway applies @throws {Refusal} where another import is under way
 */
export async function askForImport(
  db: Kysely<Database>,
  { guildId, takes, things }: { guildId: Snowflake; takes: readonly CarriedPart[]; things: readonly CarriedThing[] },
  file: MembersFile,
  rules: ImportRules,
): Promise<StoredImport> {
  const work = await guildWork(db, guildId)
  if (work === 'season' || work === 'decay-undo')
    throw refuse(`Other work on all members of this server is under way: ${work}. Try again when that is done.`)
  const { name: format, title } = file.format
  const [before, after] = [writeCurve(rules.before), writeCurve(rules.to)]
  const curves = before === after ? { curveBefore: null, curveAfter: null } : { curveBefore: before, curveAfter: after }
  const wanted = { guildId, format, title, mode: rules.mode, actorId: null, carried: things, ...curves }
  const id = await beginImport(db, wanted, Date.now())
  if (id === null)
    throw refuse(`Another import of this server is under way. scripts/import --stop --guild ${guildId} stops it.`)
  await withProgress('members written', async (report) => {
    let written = 0
    // The preview has listed the rows without a total.
    const listed = new Refusals()
    for await (const all of unhurried(wantedPages(file, rules, (row) => listed.add(row)))) {
      const page = await withoutForgotten(db, guildId, all, listed)
      if (page.length === 0) continue
      const isStaged = await db.transaction().execute((trx) => stageRows(trx, { id }, page, Date.now()))
      if (!isStaged) throw refuse('Another scripts/import has taken over.')
      written += page.length
      report(written)
    }
  })
  const staged = await readImport(db, id)
  const isStarted =
    staged !== null && (await confirmImport(db, staged, { actor: SCRIPT, reply: null }, Date.now(), takes))
  if (!isStarted) {
    await dropImport(db, id)
    throw refuse('Another scripts/import has taken over.')
  }
  return staged
}
