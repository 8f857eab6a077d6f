import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Queries } from '../queries.ts'

/** Decay is off below this percentage: percentages have two decimals, so anything less rounds to 0. */
const LEAST_PERCENT = 0.005

/**
 * Deletes the progress of guilds where decay is off, so that decay begins anew once it is switched on again. Then finds guilds
 * whose decay of a day is not finished. This reads every row of `guilds`, of which there are few.
 * @param day whole days since 1970
 */
export async function guildsToDecay(db: Queries, day: number, limit: number): Promise<Snowflake[]> {
  await sql`
    delete from decay_progress where guild_id in (select id from guilds where decay_percent < ${LEAST_PERCENT})`.execute(
    db,
  )
  const rows = await db
    .selectFrom('guilds')
    .leftJoin('decay_progress as progress', 'progress.guild_id', 'guilds.id')
    .select('guilds.id as id')
    .where('guilds.active', '=', 1)
    .where('guilds.decay_percent', '>=', LEAST_PERCENT)
    .where((eb) =>
      eb.or([eb('progress.day', 'is', null), eb('progress.day', '<', day), eb('progress.is_done', '=', 0)]),
    )
    .orderBy('guilds.id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** The progress of a guild's decay. */
export interface DecayProgress {
  /** When decay began, milliseconds since 1970. */
  beganAt: number
  day: number
  /** Members up to this id are done. */
  after: Snowflake
  isDone: boolean
  members: number
  xp: number
}

/** Locks and reads the progress of a guild, so that only one process at a time runs the guild's decay. Null where none is stored. */
export async function lockProgress(trx: Queries, guildId: Snowflake): Promise<DecayProgress | null> {
  const row = await trx
    .selectFrom('decay_progress')
    .selectAll()
    .where('guild_id', '=', guildId)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) return null
  const { began_at: beganAt, day, after_id: after, is_done, members, xp } = row
  return { beganAt, day, after, isDone: is_done === 1, members, xp }
}

/** Stores that decay has begun in a guild. It takes nothing on the first day, which may be nearly over. */
export async function beginDecay(db: Queries, guildId: Snowflake, day: number, now: number): Promise<void> {
  await db
    .insertInto('decay_progress')
    .values({ guild_id: guildId, began_at: now, day, is_done: 1 })
    .onDuplicateKeyUpdate({ guild_id: sql`decay_progress.guild_id` })
    .execute()
}

/** Writes the progress of a guild, which the caller has locked (`lockProgress`). */
export async function saveDecayProgress(
  trx: Queries,
  guildId: Snowflake,
  { day, after, isDone, members, xp }: Omit<DecayProgress, 'beganAt'>,
): Promise<void> {
  await trx
    .updateTable('decay_progress')
    .set({ day, after_id: after, is_done: isDone ? 1 : 0, members, xp })
    .where('guild_id', '=', guildId)
    .execute()
}

/** Ends a guild's decay of a day early, so that it takes nothing else while its XP is given back. @param day whole days since 1970 */
export async function endDay(db: Queries, guildId: Snowflake, day: number): Promise<void> {
  await db
    .updateTable('decay_progress')
    .set({ day, is_done: 1 })
    .where('guild_id', '=', guildId)
    .where('day', '<=', day)
    .execute()
}
