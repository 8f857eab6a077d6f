import { sql } from 'kysely'
import { compareSnowflakes, type Snowflake } from '../../discord/snowflake.ts'
import { type AppliedMultiplier, USUAL_PERCENT } from '../../levelling/earning-factor.ts'
import type { Queries } from '../queries.ts'
import { changeList, type ListChange } from './change-list.ts'
import { forgetUnusedChannels } from './channels.ts'
import { type GuildAuthor, hasVersion } from './version.ts'

/** A multiplier of a guild, and the author of the change. */
interface NewMultiplier extends GuildAuthor, AppliedMultiplier {}

/**
 * Sets the multiplier of a role or channel. `known`: it has this percentage already.
 * @param multiplier its percentage is a whole number 0..1000 other than 100
 */
async function setMultiplier(db: Queries, multiplier: NewMultiplier, now: number): Promise<'set' | 'known' | 'stale'> {
  const { guildId, kind, id, percent, expected } = multiplier
  const change = { kind: 'multiplier.set', targetId: id, after: { type: kind, percent } } as const
  const statement = sql`
    insert into multipliers (guild_id, kind, target_id, percent)
    select ${guildId}, ${kind}, ${id}, ${percent} from (select 1 as one) as wanted
      where ${hasVersion(guildId, expected, now)}
    on duplicate key update percent = ${percent}`
  const changed = await changeList(db, multiplier, { change, statement }, now)
  return changed === 'made' ? 'set' : changed === 'refused' ? 'known' : changed
}

/**
 * Removes the multiplier of a role or channel. `unknown`: it had none.
 * @param later takes the deletion of the guild's unused channels, for which a reply need not wait; without it, this waits
 */
export async function removeMultiplier(
  db: Queries,
  multiplier: Omit<NewMultiplier, 'percent'>,
  now: number,
  later?: ListChange['later'],
): Promise<'removed' | 'unknown' | 'stale'> {
  const { guildId, kind, id, expected } = multiplier
  const change = { kind: 'multiplier.removed', targetId: id, before: { type: kind } } as const
  const statement = sql`
    delete from multipliers where guild_id = ${guildId} and kind = ${kind} and target_id = ${id}
      and ${hasVersion(guildId, expected, now)}`
  const afterwards = async () => void (kind === 'channel' && (await forgetUnusedChannels(db, guildId)))
  const changed = await changeList(db, multiplier, { change, statement, afterwards, later }, now)
  return changed === 'made' ? 'removed' : changed === 'refused' ? 'unknown' : changed
}

/** Sets a multiplier, or removes it where the percentage is 100, which changes nothing. */
export const changeMultiplier = (db: Queries, multiplier: NewMultiplier, now: number) =>
  multiplier.percent === USUAL_PERCENT ? removeMultiplier(db, multiplier, now) : setMultiplier(db, multiplier, now)

/** The multipliers of a guild: roles first, the highest of each kind first. */
export async function listMultipliers(db: Queries, guildId: Snowflake): Promise<AppliedMultiplier[]> {
  const rows = await db
    .selectFrom('multipliers')
    .select(['kind', 'target_id as id', 'percent'])
    .where('guild_id', '=', guildId)
    .execute()
  return rows.sort(byKindAndHeight)
}

/** Orders multipliers: roles first, the highest of each kind first, the older of two equal ones first. */
export const byKindAndHeight = (a: AppliedMultiplier, b: AppliedMultiplier): number =>
  Number(b.kind === 'role') - Number(a.kind === 'role') || b.percent - a.percent || compareSnowflakes(a.id, b.id)
