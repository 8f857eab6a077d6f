import type { TestDatabase } from './database.ts'

/** Every table that scripts/import-prosperity writes, without the times of the writes. */
export async function everythingMoved({ db }: TestDatabase): Promise<unknown> {
  const without = (row: object) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !['id', 'created_at', 'updated_at', 'at'].includes(name)))
  const tables = ['users', 'guild_users', 'xp_ledger', 'level_roles', 'ignored_channels', 'ignored_roles'] as const
  const rows = await Promise.all(
    [...tables, ...(['guild_levels', 'jobs', 'audit_entries', 'whitelabel_bots'] as const)].map((table) =>
      db.selectFrom(table).selectAll().execute(),
    ),
  )
  const guilds = await db.selectFrom('guilds').selectAll().execute()
  return [...rows.map((each) => each.map(without)), guilds]
}

/** A member as scripts/import-prosperity wrote it; undefined where it wrote none. */
export const movedMember = ({ db }: TestDatabase, guildId: string, userId: string) =>
  db
    .selectFrom('guild_users')
    .select(['xp', 'level', 'message_count as messages', 'last_xp_at as lastXpAt', 'ledger_xp as ledgerXp'])
    .where('guild_id', '=', guildId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
