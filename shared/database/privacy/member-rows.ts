import { sql } from 'kysely'
import type { MemberKey } from '../../levelling/member-key.ts'
import { forgetBoards } from '../periods/stored-pages.ts'
import type { Queries } from '../queries.ts'

/** Tables whose rows of a member are found by guild and user, and are deleted. The member's own row comes last. */
const ROWS = [
  ...['xp_ledger', 'earning_days', 'member_periods', 'unpinged_members', 'unlisted_members', 'member_cards'],
  'shared_members',
  ...['season_members', 'jobs', 'voice_sessions', 'guild_users'],
] as const

/** Columns from which the member's id is removed. */
const IDS = [
  ['xp_ledger', 'actor_id'],
  ['imports', 'actor_id'],
  ['boosts', 'creator_id'],
  ['webhooks', 'created_by'],
  ['guild_brandings', 'set_by'],
] as const

/**
 * Deletes a member's rows in one guild, and removes the member's id where the row belongs to somebody else. The caller has locked the
 * member and the guild's voice. Announcements that wait to be sent are deleted where they name the member.
 */
export async function deleteMemberRows(trx: Queries, { guildId, userId }: MemberKey): Promise<void> {
  const ofMember = sql`guild_id = ${guildId} and user_id = ${userId}`
  await sql`
    update voice_guilds set members = greatest(1, members) - 1
    where guild_id = ${guildId} and exists (
      select 1 from voice_sessions where ${ofMember} and channel_id is not null)`.execute(trx)
  for (const table of ROWS) await sql`delete from ${sql.table(table)} where ${ofMember}`.execute(trx)
  await sql`
    delete from jobs where guild_id = ${guildId} and kind in ('announcement', 'guild-event') and instr(payload, ${`"${userId}"`}) > 0`.execute(
    trx,
  )
  // Few deliveries are of the whole guild: the index has them together.
  await sql`
    delete from webhook_deliveries
    where guild_id = ${guildId} and (user_id = ${userId} or (user_id is null and instr(body, ${`"${userId}"`}) > 0))`.execute(
    trx,
  )
  await sql`
    delete import_rows from imports straight_join import_rows
      on import_rows.import_id = imports.id and import_rows.user_id = ${userId}
    where imports.guild_id = ${guildId}`.execute(trx)
  const [named, nobody] = [`"${userId}"`, '"0"']
  await sql`
    update imports set preview = replace(preview, ${named}, ${nobody}), source = replace(source, ${named}, ${nobody})
    where guild_id = ${guildId}`.execute(trx)
  for (const [table, column] of IDS)
    await sql`
      update ${sql.table(table)} set ${sql.ref(column)} = null
      where guild_id = ${guildId} and ${sql.ref(column)} = ${userId}`.execute(trx)
  await forgetBoards(trx, guildId)
}
