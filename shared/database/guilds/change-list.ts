import type { RawBuilder } from 'kysely'
import { entryOf } from '../../audit/entry.ts'
import { recordOne } from '../audit/record.ts'
import type { Queries } from '../queries.ts'
import { type GuildAuthor, touchGuild } from './version.ts'

/** A change of a list of a guild, e.g. of its ignored channels. */
export interface ListChange {
  /** The change as the audit describes it. */
  change: Parameters<typeof entryOf>[1]
  /** Changes one row, unless the change is refused or the guild has not the expected version (`hasVersion`). */
  statement: RawBuilder<unknown>
  /** Set where gateways do not keep the list in memory. The version, which tells gateways to read again, is then raised at the same time as the change. */
  isAtOnce?: true
  /** Runs after the change. */
  afterwards?(): Promise<void>
  /** Takes the work of `afterwards`, for which a reply need not wait. Without it, `changeList` waits for that work. */
  later?: ((work: Promise<void>) => void) | undefined
}

/**
 * Changes a list of a guild, writes an entry of the audit, and raises the guild's version. Where a version is expected, it is
 * compared and raised at the same time as the change is made, so that there is one wait for the database. Without one it is
 * raised after the change, so that a refused change leaves it.
 * @returns `refused` where the statement has changed nothing
 */
export async function changeList(
  db: Queries,
  author: GuildAuthor,
  { change, statement, isAtOnce, afterwards, later }: ListChange,
  now: number,
): Promise<'made' | 'refused' | 'stale'> {
  const { guildId, expected } = author
  const [isMade, isMarked] = await Promise.all([
    recordOne(db, entryOf(author, change), now, async () => ((await statement.execute(db)).numAffectedRows ?? 0n) > 0n),
    (isAtOnce || expected !== undefined) && touchGuild(db, guildId, now, expected),
  ])
  if (!isMade) return expected === undefined || isMarked ? 'refused' : 'stale'
  // With an expected version it may still be raised here: by a change that came between the two statements.
  await Promise.all([!isMarked && touchGuild(db, guildId, now), later === undefined && afterwards?.()])
  if (afterwards !== undefined) later?.(afterwards())
  return 'made'
}
