import { PermissionFlagsBits } from 'discord-api-types/v10'
import * as v from 'valibot'
import { giveRole, replaceRoles, takeRole } from '../../acts/members.ts'
import { guildPermissions, highestRole, may, outranks, seesChannel } from '../../permissions.ts'
import { type ChannelState, channelPayload, isActiveThread, isThread } from '../../state/channel.ts'
import { guildPayload } from '../../state/guild.ts'
import { memberPayload } from '../../state/member.ts'
import { type Answer, noContent, ok, refuse } from '../answers.ts'
import { findGuild } from '../find.ts'
import { parse } from '../parse.ts'
import { type Call, route } from '../route.ts'
import { modifyCurrentMember } from './current-member.ts'

/** Members on one page of the list. */
const MOST_LISTED = 1_000

type RoleChange = typeof giveRole

/** Gives or takes a role, within the hierarchy. https://discord.com/developers/docs/topics/permissions#permission-hierarchy */
function changeRole(call: Call<Record<'guild' | 'user' | 'role', string>>, change: RoleChange): Answer {
  const { world, application, parameters } = call
  const found = findGuild(world, application, parameters.guild)
  if (!found.ok) return found.answer
  const { guild, bot } = found
  const member = guild.members.get(parameters.user)
  if (!member) return refuse(world.users.has(parameters.user) ? 10007 : 10013)
  const role = guild.roles.get(parameters.role)
  if (!role) return refuse(10011)
  if (!may(guildPermissions(guild, bot), PermissionFlagsBits.ManageRoles)) return refuse(50013)
  if (role.id === guild.id || role.managed) return refuse(50028)
  const highest = highestRole(guild, bot)
  if (guild.ownerId !== bot.user.id && (!highest || !outranks(highest, role))) return refuse(50013)
  change(world, guild, member, role.id, application)
  return noContent
}

const memberChange = v.strictObject({ roles: v.array(v.string()) })

/**
 * Replaces a member's roles. Roles that stay need no permission, also those above the bot and managed ones.
 * https://discord.com/developers/docs/resources/guild#modify-guild-member
 */
function modifyMember(call: Call<Record<'guild' | 'user', string>>): Answer {
  const { world, application, parameters } = call
  const found = findGuild(world, application, parameters.guild)
  if (!found.ok) return found.answer
  const { guild, bot } = found
  const member = guild.members.get(parameters.user)
  if (!member) return refuse(world.users.has(parameters.user) ? 10007 : 10013)
  const body = parse(memberChange, call.body)
  if (!body.ok) return body.answer
  const roles = [...new Set(body.value.roles)]
  const changed = [
    ...roles.filter((id) => !member.roles.includes(id)),
    ...member.roles.filter((id) => !roles.includes(id)),
  ]
  const highest = highestRole(guild, bot)
  for (const id of changed) {
    const role = guild.roles.get(id)
    if (!role) return refuse(10011)
    if (!may(guildPermissions(guild, bot), PermissionFlagsBits.ManageRoles)) return refuse(50013)
    if (role.id === guild.id || role.managed) return refuse(50028)
    if (guild.ownerId !== bot.user.id && (!highest || !outranks(highest, role))) return refuse(50013)
  }
  if (changed.length > 0) replaceRoles(world, guild, member, roles, application)
  return ok(memberPayload(member))
}

export const guildRoutes = [
  route('GET', '/guilds/:guild', ({ world, application, parameters, query }) => {
    const found = findGuild(world, application, parameters.guild)
    if (!found.ok) return found.answer
    const count = found.guild.members.size
    const counts = { approximate_member_count: count, approximate_presence_count: count }
    return ok({ ...guildPayload(found.guild), ...(query.get('with_counts') === 'true' ? counts : {}) })
  }),
  route('GET', '/guilds/:guild/roles', ({ world, application, parameters }) => {
    const found = findGuild(world, application, parameters.guild)
    return found.ok ? ok([...found.guild.roles.values()]) : found.answer
  }),
  route('GET', '/guilds/:guild/channels', ({ world, application, parameters }) => {
    const found = findGuild(world, application, parameters.guild)
    if (!found.ok) return found.answer
    const { channels } = found.guild
    const sees = (channel: ChannelState) => seesChannel(found.guild, application.id, channel)
    // https://docs.discord.com/developers/resources/channel: since November 2026, lists omit channels that the bot may not view. A
    // category is viewable if a channel in it is.
    const viewed = new Set([...channels.values()].filter(sees).flatMap(({ id, parentId }) => [id, parentId]))
    return ok([...channels.values()].filter((c) => !isThread(c) && viewed.has(c.id)).map(channelPayload))
  }),
  route('GET', '/guilds/:guild/threads/active', ({ world, application, parameters }) => {
    const found = findGuild(world, application, parameters.guild)
    if (!found.ok) return found.answer
    const threads = [...found.guild.channels.values()].filter(isActiveThread).map(channelPayload)
    return ok({ threads, members: [] })
  }),
  route('GET', '/guilds/:guild/members', ({ world, application, parameters, query }) => {
    const found = findGuild(world, application, parameters.guild)
    if (!found.ok) return found.answer
    // The list is as privileged as the intent.
    if (!application.privileged.guildMembers) return refuse(50001)
    const after = BigInt(query.get('after') ?? 0)
    const limit = Math.min(Number(query.get('limit') ?? 1), MOST_LISTED)
    const members = [...found.guild.members.values()].filter(({ user }) => BigInt(user.id) > after)
    members.sort((a, b) => (BigInt(a.user.id) < BigInt(b.user.id) ? -1 : 1))
    return ok(members.slice(0, limit).map(memberPayload))
  }),
  route('GET', '/guilds/:guild/members/:user', ({ world, application, parameters }) => {
    const found = findGuild(world, application, parameters.guild)
    if (!found.ok) return found.answer
    const id = parameters.user === '@me' ? application.bot.id : parameters.user
    const member = found.guild.members.get(id)
    if (member) return ok(memberPayload(member))
    return refuse(world.users.has(id) ? 10007 : 10013)
  }),
  route('PATCH', '/guilds/:guild/members/:user', (call) =>
    call.parameters.user === '@me' ? modifyCurrentMember(call) : modifyMember(call),
  ),
  route('PUT', '/guilds/:guild/members/:user/roles/:role', (call) => changeRole(call, giveRole)),
  route('DELETE', '/guilds/:guild/members/:user/roles/:role', (call) => changeRole(call, takeRole)),
]
