import { type RESTGetAPIGuildMemberResult, Routes } from 'discord-api-types/v10'
import { loadGuildRules } from '../../shared/database/guilds.ts'
import { rankedStanding } from '../../shared/database/members.ts'
import { levelRoleChange } from '../../shared/levelling/level-roles.ts'
import type { Effect } from './effect.ts'

/** Makes a member's level roles what the level says now, whatever it was when the job was written. */
export const roles: Effect<'roles'> = async ({ guildId, userId }, { db, rest, signal }) => {
  const [rules, standing] = await Promise.all([loadGuildRules(db, [guildId]), rankedStanding(db, guildId, userId)])
  const guild = rules.get(guildId)
  if (guild === undefined || guild.levelRoles.length === 0) return
  // Discord's documented answer to this route.
  const member = (await rest.get(Routes.guildMember(guildId, userId), { signal })) as RESTGetAPIGuildMemberResult
  const level = standing?.level ?? 0
  const { give, take } = levelRoleChange(level, member.roles, guild.levelRoles, guild.settings.role_assign_type)
  const reason = `Level ${level}`
  for (const roleId of give) await rest.put(Routes.guildMemberRole(guildId, userId, roleId), { reason, signal })
  for (const roleId of take) await rest.delete(Routes.guildMemberRole(guildId, userId, roleId), { reason, signal })
}
