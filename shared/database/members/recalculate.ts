import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { type Curve, levelAt } from '../../levelling/curve.ts'
import { readCurve } from '../../levelling/stored-curve.ts'
import { insertJobs } from '../jobs/jobs.ts'
import type { Queries } from '../queries.ts'
import { numberText, runText, unionText } from '../query/number-literals.ts'

/** The last change of a guild's curve. */
export interface CurveChange {
  curve: Curve
  /** When the curve was last changed; 0 for never. */
  changedAt: number
  /** The change for which the levels of all members are stored. */
  settledAt: number
  /** Members with any XP. */
  members: number
  hasLevelRoles: boolean
  /** The curve before the last change; null where it was never changed. */
  before: Curve | null
}

/** Loads the last change of a guild's curve; null for a guild that is not registered. */
export async function curveChangeOf(db: Queries, guildId: Snowflake): Promise<CurveChange | null> {
  const row = await db
    .selectFrom('guilds')
    .select([
      'curve',
      'curve_before as before',
      'curve_changed_at as changedAt',
      'curve_settled_at as settledAt',
      'member_count as members',
      sql<number>`exists (select 1 from level_roles where guild_id = ${guildId})`.as('hasLevelRoles'),
    ])
    .where('id', '=', guildId)
    .executeTakeFirst()
  if (row === undefined) return null
  const before = row.before === null ? null : readCurve(row.before)
  return { ...row, curve: readCurve(row.curve), before, hasLevelRoles: row.hasLevelRoles === 1 }
}

/** The result of a batch. */
export interface RecalculatedBatch {
  /** The last member of the batch; null after the last member of the guild. The same as before where the batch must be read again. */
  cursor: Snowflake | null
  looked: number
  /** Members whose stored level was wrong. */
  changed: number
}

/** The next members of a guild whose levels are to be stored. */
export interface BatchToRecalculate {
  curve: Curve
  /** The last member of the batch before. */
  after: Snowflake
  /** Members to read. */
  most: number
  /** Milliseconds since 1970. */
  now(): number
}

/**
 * Levels are written only within this time after the members were read. A process that was paused in between may not know that
 * the curve has changed since, and that another process has already stored the levels of the newer one. Shorter than the time
 * after which that process looks at all members once more.
 */
const WRITTEN_WITHIN_MS = 20_000

/**
 * Stores the levels that a curve gives the next members of a guild, in the order of their ids. Members are read without a
 * lock. Only those with a wrong level are locked, in short statements. A member whose XP has changed in the meantime is left
 * alone, because the writer of the XP has stored the level, too.
 */
export async function recalculateBatch(
  db: Queries,
  guildId: Snowflake,
  { curve, after, most, now }: BatchToRecalculate,
): Promise<RecalculatedBatch> {
  const writtenUntil = now() + WRITTEN_WITHIN_MS
  const rows = await db
    .selectFrom('guild_users')
    .select(['user_id as userId', 'xp', 'level'])
    .where('guild_id', '=', guildId)
    .where('user_id', '>', after)
    .orderBy('user_id')
    .limit(most)
    .execute()
  const wrong = rows.flatMap(({ userId, xp, level }) => {
    const right = levelAt(xp, curve)
    return right === level ? [] : [[userId, xp, right]]
  })
  let changed = 0
  for (let from = 0; from < wrong.length; from += WRITTEN_AT_ONCE) {
    if (now() > writtenUntil) return { cursor: after, looked: 0, changed }
    changed += await writeLevels(db, guildId, wrong.slice(from, from + WRITTEN_AT_ONCE))
  }
  return { cursor: rows.length < most ? null : (rows.at(-1)?.userId ?? null), looked: rows.length, changed }
}

/** Members that one statement writes. It takes some 10 ms, for which an award of one of them may wait. */
const WRITTEN_AT_ONCE = 250

/** Writes levels. @param levels for each member the id, the XP for which the level was computed, and the level @returns how many were written */
async function writeLevels(
  db: Queries,
  guildId: Snowflake,
  levels: readonly (readonly (string | number)[])[],
): Promise<number> {
  const { numAffectedRows = 0n } = await runText(
    db,
    `update (select 0 as user_id, 0 as xp, 0 as level union all ${unionText(levels)}) as wanted
       straight_join guild_users as member force index (primary)
       on member.guild_id = ${numberText(guildId)} and member.user_id = wanted.user_id
     set member.level = wanted.level
     where member.xp = wanted.xp`,
  )
  return Number(numAffectedRows)
}

/**
 * Writes the missing job for guilds whose curve has changed and whose levels no job recalculates: the process that changed the
 * curve ended before it had written the job. Failed jobs do not count. Reads all guilds, so it should not run often.
 * @param before milliseconds since 1970: the writers of later changes may still write their job
 * @returns these guilds
 */
export async function resumeRecalculations(db: Queries, before: number, now: number): Promise<Snowflake[]> {
  const guilds = await db
    .selectFrom('guilds')
    .select('id')
    .whereRef('curve_settled_at', '<', 'curve_changed_at')
    .where('curve_changed_at', '<', before)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('jobs')
            .select('jobs.id')
            .whereRef('jobs.guild_id', '=', 'guilds.id')
            .where('jobs.kind', '=', 'recalculate-levels')
            .where('jobs.state', '!=', 'failed'),
        ),
      ),
    )
    .execute()
  await insertJobs(
    db,
    guilds.map(({ id }) => ({ kind: 'recalculate-levels', guildId: id, userId: null, payload: { reply: null } })),
    now,
  )
  return guilds.map(({ id }) => id)
}

/** Stores that the levels of all members follow a change of the curve. @returns false where the curve has changed since */
export async function settleCurve(db: Queries, guildId: Snowflake, changedAt: number): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update guilds set curve_settled_at = ${changedAt}
    where id = ${guildId} and curve_changed_at = ${changedAt}`.execute(db)
  return numAffectedRows > 0n
}
