import { SCRIPT } from '../../shared/audit/entry.ts'
import { readTaken } from '../../shared/database/imports/carried.ts'
import { stopImport, UNDONE_WITHIN_MS, undoImport } from '../../shared/database/imports/confirm.ts'
import { newestImport, readImport, type StoredImport } from '../../shared/database/imports/imports.ts'
import type { Queries } from '../../shared/database/queries.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { EXIT_CODES } from '../local/exit-codes.ts'
import { numberText } from '../local/number-text.ts'
import { withProgress } from '../local/progress-line.ts'
import { Refusal } from '../local/refusal.ts'
import { say } from '../local/say.ts'

const BY_SCRIPT = { actor: SCRIPT, reply: null }
const LOOK_MS = 250
const SILENT_MS = 15_000

const dateOf = (time: number): string => new Date(time).toISOString()
const refuse = (why: string): Refusal => new Refusal(`${why}\nNothing was changed.`, EXIT_CODES.failed)

/** The last import of a server. @throws {Refusal} where there is none that was not undone */
async function lastImport(db: Queries, guildId: Snowflake): Promise<StoredImport> {
  const last = await newestImport(db, guildId)
  if (last === null) throw refuse('This server has no import that could be undone or stopped.')
  return last
}

/** Waits until the gateway has ended an import, or its undo, and shows how far it is. */
export async function waitForEnd(db: Queries, { id, members }: StoredImport): Promise<void> {
  say('The gateway does the work. Ctrl-C ends only this script.')
  const end = await withProgress(`of ${numberText(members)} members done`, async (report) => {
    const since = Date.now()
    let isTold = false
    for (;;) {
      const now = await readImport(db, id)
      if (now === null || (now.state !== 'applying' && now.state !== 'undoing')) return now
      report(now.done)
      if (now.done === 0 && Date.now() - since > SILENT_MS && !isTold) {
        isTold = true
        say('No gateway has begun yet. It begins when one runs.')
      }
      await Bun.sleep(LOOK_MS)
    }
  })
  if (end === null)
    throw new Refusal('The import is no longer stored, so how it ended is not known.', EXIT_CODES.failed)
  const taken = await readTaken(db, id)
  if (end.state === 'undone' && taken?.undone)
    say(
      `Settings and level roles: ${numberText(taken.undone.restored)} are as before, ${numberText(taken.undone.kept)} were changed since then and stay.`,
    )
  else if (taken !== null) say(`${numberText(taken.changes.length)} settings and level roles were taken over.`)
  if (end.state === 'undone') say('Done: every member has the XP back. Level roles follow.')
  else {
    const how = end.state === 'stopped' ? 'Stopped' : 'Done'
    const { changed, xp, counted } = end
    if (counted > 0) say(`${numberText(counted)} members have another number of messages.`)
    say(`${how}: ${numberText(changed)} members have other XP, ${numberText(xp)} XP in all. Level roles follow.`)
  }
}

/** Undoes the last import of a server. @param isApplied false to only say what it changed @throws {Refusal} */
export async function undoLast(db: Queries, guildId: Snowflake, isApplied: boolean): Promise<void> {
  const last = await lastImport(db, guildId)
  if (last.state === 'staging' || last.state === 'applying')
    throw refuse('The import is under way. Stop it first, with --stop.')
  const { title, changed, xp, createdAt, updatedAt } = last
  say(
    `The import from ${title} of ${dateOf(createdAt)} changed ${numberText(changed)} members, by ${numberText(xp)} XP in all.`,
  )
  if (last.state !== 'undoing') {
    if (updatedAt < Date.now() - UNDONE_WITHIN_MS) throw refuse('It is older than 30 days, and cannot be undone.')
    if (!isApplied) return say('Nothing was changed. Run it again with --apply to undo it.')
    if (!(await undoImport(db, last, BY_SCRIPT, Date.now()))) throw refuse('It cannot be undone any more.')
  }
  await waitForEnd(db, last)
}

/** Stops the import of a server that is under way. @throws {Refusal} */
export async function stopLast(db: Queries, guildId: Snowflake): Promise<void> {
  const last = await lastImport(db, guildId)
  if (!(await stopImport(db, last, BY_SCRIPT, Date.now()))) throw refuse('No import of this server is under way.')
  await waitForEnd(db, last)
}
