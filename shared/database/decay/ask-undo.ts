import { type Actor, entryOf } from '../../audit/entry.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import { recordOne } from '../audit/record.ts'
import { insertJobs, type JobPayload } from '../jobs/jobs.ts'
import type { Queries } from '../queries.ts'

export interface WantedUndo {
  guildId: Snowflake
  actor: Actor
  /** Whole days since 1970; both are included. */
  fromDay: number
  toDay: number
  /** The reply that shows the progress. */
  reply: JobPayload<'decay-undo'>['reply']
}

/** Writes the job that gives members the XP back that decay took on these days, and an entry of the audit. @param now milliseconds since 1970 */
export async function askDecayUndo(
  db: Queries,
  { guildId, actor, fromDay, toDay, reply }: WantedUndo,
  now: number,
): Promise<void> {
  const entry = entryOf({ guildId, actor }, { kind: 'decay.undone', after: { days: toDay - fromDay + 1 } })
  await recordOne(db, entry, now, async () => {
    const payload = { reply, fromDay, toDay, actorId: actor.id }
    await insertJobs(db, [{ kind: 'decay-undo', guildId, userId: null, payload }], now)
    return true
  })
}
