import { listLevelRoles } from '../../../../shared/database/guilds/level-roles.ts'
import { Permission } from '../../../../shared/discord/permission.ts'
import type { Member } from '../../../support/discord/community/member.ts'
import type { EdgeClient } from '../../../support/edge-client.ts'

const { ManageGuild, Administrator } = Permission

/**
 * A server with roles from below to above: Low; Own, which the member `m` holds; High, which is harmless; Boss, an
 * administrator; and the bot's. `m` may manage the server.
 * @param more permissions of `m` beside Manage Server
 */
export async function openCourt(client: EdgeClient, more = 0n) {
  const place = await client.community()
  const { guild } = place
  guild.roleOf(client.world.application).moveTo(50)
  const low = guild.role('Low', { position: 1 })
  const own = guild.role('Own', { position: 5, permissions: ManageGuild | more })
  const high = guild.role('High', { position: 10 })
  const boss = guild.role('Boss', { position: 12, permissions: Administrator })
  const m = guild.member(`m-${guild.id}`, { roles: [own] })
  const run = async (member: Member, line: string, options: Record<string, { id: string }> = {}) =>
    (await member.runs(line, { options })).settled()
  const registered = () => listLevelRoles(place.world.database.db, guild.id)
  const give = (level: number, role: { id: string }) =>
    place.world.database.db.insertInto('level_roles').values({ guild_id: guild.id, level, role_id: role.id }).execute()
  const xpOf = async (member: Member) => (await place.memberRow(member))?.xp ?? 0
  return { place, guild, low, own, high, boss, m, run, registered, give, xpOf }
}
