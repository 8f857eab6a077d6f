import { type Author, entryOf, SCRIPT } from '../../audit/entry.ts'
import type { Profile } from '../../branding/profile.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import { recordOne } from '../audit/record.ts'
import type { Queries } from '../queries.ts'

/** The profile that a guild gave the main bot. Times are milliseconds since 1970. */
export interface Branding extends Profile {
  guildId: Snowflake
  setBy: Snowflake | null
  premiumEndedAt: number | null
  updatedAt: number
}

const COLUMNS = [
  ...(['guild_id as guildId', 'nick', 'bio', 'avatar', 'banner', 'set_by as setterId'] as const),
  ...(['premium_ended_at as premiumEndedAt', 'updated_at as updatedAt'] as const),
] as const

type Row = Omit<Branding, 'setBy'> & { setterId: Snowflake | null }

// An id has a name that ends in `Id`, so that it stays a text.
const brandingOf = ({ setterId: setBy, ...row }: Row): Branding => ({ ...row, setBy })

/** Reads the profile that a guild gave the main bot; null where it gave none. */
export async function getBranding(db: Queries, guildId: Snowflake): Promise<Branding | null> {
  const row = await db.selectFrom('guild_brandings').select(COLUMNS).where('guild_id', '=', guildId).executeTakeFirst()
  return row === undefined ? null : brandingOf(row)
}

/** Stores the parts that Discord has accepted, with the person whose premium they need. Other parts stay. Writes the audit. */
export async function saveBranding(
  db: Queries,
  { guildId, actor }: Author,
  change: Partial<Profile>,
  now: number,
): Promise<void> {
  const parts = Object.keys(change)
  const entry = entryOf({ guildId, actor }, { kind: 'branding.set', after: { parts } })
  const common = { set_by: actor.id, premium_ended_at: null, updated_at: now }
  await recordOne(db, entry, now, async () => {
    await db
      .insertInto('guild_brandings')
      .values({ guild_id: guildId, nick: null, bio: null, avatar: null, banner: null, ...change, ...common })
      .onDuplicateKeyUpdate({ ...change, ...common })
      .execute()
    return true
  })
}

/** Why a profile was reset: a person asked for it, or premium is over. */
export type ResetWhy = 'asked' | 'premium-over'

/**
 * Forgets the profile of a guild after Discord has taken its parts away. Writes the audit.
 * @returns false where it was changed in the meantime: then it is not forgotten
 */
export function forgetBranding(
  db: Queries,
  { guildId, updatedAt }: Pick<Branding, 'guildId' | 'updatedAt'>,
  { actor, why }: { actor: Author['actor']; why: ResetWhy },
  now: number,
): Promise<boolean> {
  const kind = why === 'asked' ? 'branding.reset' : 'branding.ended'
  return recordOne(db, entryOf({ guildId, actor }, { kind }), now, async () => {
    const { numDeletedRows } = await db
      .deleteFrom('guild_brandings')
      .where('guild_id', '=', guildId)
      .where('updated_at', '=', updatedAt)
      .executeTakeFirstOrThrow()
    return numDeletedRows > 0n
  })
}

/** Forgets the profile of a guild because premium is over. */
export const endBranding = (db: Queries, branding: Branding, now: number): Promise<boolean> =>
  forgetBranding(db, branding, { actor: SCRIPT, why: 'premium-over' }, now)

/** Lists profiles of guilds that a bot is in, in the order of their guilds. @param page.after the last guild of the page before */
export async function listBrandings(
  db: Queries,
  { after, limit }: { after: Snowflake | null; limit: number },
): Promise<Branding[]> {
  const rows = await db
    .selectFrom('guild_brandings as branding')
    .innerJoin('guilds', 'guilds.id', 'branding.guild_id')
    .select(['guild_id as guildId', 'nick', 'bio', 'avatar', 'banner', 'set_by as setterId'])
    .select(['premium_ended_at as premiumEndedAt', 'branding.updated_at as updatedAt'])
    .where('branding.guild_id', '>', after ?? '0')
    .where('guilds.active', '=', 1)
    .orderBy('branding.guild_id')
    .limit(limit)
    .execute()
  return rows.map(brandingOf)
}

/** Notes since when the people who set these profiles have been without premium; null where they have it again. */
export async function noteBrandingPremium(
  db: Queries,
  guildIds: readonly Snowflake[],
  endedAt: number | null,
): Promise<void> {
  if (guildIds.length === 0) return
  await db
    .updateTable('guild_brandings')
    .set({ premium_ended_at: endedAt })
    .where('guild_id', 'in', guildIds)
    .where('premium_ended_at', endedAt === null ? 'is not' : 'is', null)
    .execute()
}
