import type { Kysely } from 'kysely'
import { countMembers } from '../../shared/database/members/level-counts.ts'
import type { Database } from '../../shared/database/schema.ts'
import { levelAt } from '../support/default-curve.ts'
import type { Community } from './community.ts'
import { roleAt } from './findings.ts'

const ROWS_AT_ONCE = 1_000

/**
 * Gives each member of a community XP and the role of the level. Their XP differs, so that not all members reach the next
 * level at the same time. Their guilds announce levels in a separate channel.
 * @param mostXp XP of the member with the most
 */
export async function becomeExperienced(community: Community, db: Kysely<Database>, mostXp: number): Promise<void> {
  const { guilds, members, ledger, xpBefore } = community
  const times = { created_at: 0, updated_at: 0 }
  const rows = guilds.map((guild) => ({
    ...{ id: guild.id, name: guild.name, notification_type: 'channel' as const, ...times },
    notification_channel_id: guild.channel('levels').id,
  }))
  await db.insertInto('guilds').values(rows).execute()
  const standings = members.map(({ guild, member }, nth) => {
    const xp = Math.max(1, Math.floor((mostXp * (nth + 1)) / members.length))
    const level = levelAt(xp)
    for (const role of roleAt(level)) member.gets(guild.role(role))
    xpBefore.set(member.id, xp)
    ledger.begins(member.id, xp)
    return { guild_id: guild.id, user_id: member.id, xp, level, message_count: 0, last_xp_at: null }
  })
  for (let from = 0; from < standings.length; from += ROWS_AT_ONCE)
    await db
      .insertInto('guild_users')
      .values(standings.slice(from, from + ROWS_AT_ONCE))
      .execute()
  await countMembers(
    db,
    standings.map(({ guild_id: guildId, level }) => ({ guildId, from: null, to: level })),
  )
}
