import { sql } from 'kysely'
import { type Author, entryOf } from '../../audit/entry.ts'
import type { Season, SeasonOptions } from '../../levelling/season.ts'
import { recordOne } from '../audit/record.ts'
import { insertJobs, type JobPayload } from '../jobs/jobs.ts'
import type { Queries } from '../queries.ts'

/** Who changes a season, and the reply in which the gateway shows its progress. */
export interface SeasonAuthor extends Author {
  reply: JobPayload<'season'>['reply']
}

/** Writes the job that starts or ends a season, or undoes its end. */
const askWork = (db: Queries, { guildId, actor, reply }: SeasonAuthor, number: number, now: number): Promise<void> =>
  insertJobs(db, [{ kind: 'season', guildId, userId: null, payload: { number, reply, actorId: actor.id } }], now)

/**
 * Starts the season after the guild's newest one, and leaves a job that stores how much XP each member has.
 * @param number the newest season's number plus 1, as the caller has read it @param now milliseconds since 1970
 * @returns false where another season has not ended, or was started meanwhile
 */
export async function startSeason(
  db: Queries,
  author: SeasonAuthor,
  number: number,
  { name, endsAt, startsAnew, winners, roleId, channelId }: SeasonOptions,
  now: number,
): Promise<boolean> {
  const { guildId } = author
  const after = { number, name, endsAt, startsAnew, winners, roleId, channelId }
  return recordOne(db, entryOf(author, { kind: 'season.started', targetId: roleId, after }), now, async () => {
    const [{ numAffectedRows = 0n }] = await Promise.all([
      sql`
        insert into seasons
          (guild_id, number, name, state, started_at, ends_at, starts_anew, winners, role_id, channel_id)
        select ${guildId}, ${number}, ${name}, 'starting', ${now}, ${endsAt}, ${startsAnew ? 1 : 0}, ${winners},
          ${roleId}, ${channelId}
        from (select coalesce(max(number), 0) as newest, coalesce(sum(state <> 'ended'), 0) as open
          from seasons where guild_id = ${guildId}) as seen
        where newest = ${sql.lit(number - 1)} and open = 0
        on duplicate key update number = seasons.number`.execute(db),
      askWork(db, author, number, now),
    ])
    return numAffectedRows > 0n
  })
}

/** Ends a season now, and leaves a job that stores what each member earned. @returns false where it is not running */
export async function endSeason(db: Queries, author: SeasonAuthor, season: Season, now: number): Promise<boolean> {
  const { guildId } = author
  const { number, name, startsAnew } = season
  const entry = entryOf(author, { kind: 'season.ended', after: { number, name, startsAnew } })
  return recordOne(db, entry, now, async () => {
    const [{ numUpdatedRows }] = await Promise.all([
      db
        .updateTable('seasons')
        .set({ state: 'ending', ended_at: now, cursor_id: '0', members: 0 })
        .where('guild_id', '=', guildId)
        .where('number', '=', number)
        .where('state', '=', 'running')
        .executeTakeFirstOrThrow(),
      askWork(db, author, number, now),
    ])
    return numUpdatedRows > 0n
  })
}

/**
 * Undoes the end of a season, which goes on then, and leaves a job that gives all members their XP back.
 * @returns false where it has not ended, or a later season has begun
 */
export async function undoSeason(db: Queries, author: SeasonAuthor, season: Season, now: number): Promise<boolean> {
  const { guildId } = author
  const { number, name, endedAt } = season
  const entry = entryOf(author, { kind: 'season.undone', after: { number, name } })
  return recordOne(db, entry, now, async () => {
    const [{ numAffectedRows = 0n }] = await Promise.all([
      // The derived table is needed: MySQL cannot update a table that a subquery reads directly.
      sql`
        update seasons set state = 'undoing', cursor_id = 0, members = 0
        where guild_id = ${guildId} and number = ${number} and state = 'ended' and ended_at = ${endedAt} and is_cut = 0
          and number = (select newest from (select max(number) as newest from seasons where guild_id = ${guildId}) as kept)
      `.execute(db),
      askWork(db, author, number, now),
    ])
    return numAffectedRows > 0n
  })
}
