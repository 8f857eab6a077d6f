import { type ChannelChoice, choicesReply, type RoleChoice } from '../../../shared/api/guild.ts'
import type { GuildRole, GuildView, Holder } from '../../../shared/discord/guild-view.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { levelRoleRefusal } from '../../../shared/levelling/level-role-refusal.ts'
import type { Speak } from '../../features/texts.ts'
import { addedMessage } from '../../messages/level-role.ts'
import type { GuildContext } from '../context.ts'
import { refuse } from '../problem.ts'
import { route } from '../route.ts'
import { inDiscordOrder } from './channel-order.ts'
import { announceRefusal, type Choosing, isSeen, listRefusal } from './channel-refusal.ts'
import { look } from './look.ts'
import { holderOf } from './member.ts'
import { sayAsCommands } from './say.ts'

/** Why the caller cannot make a role a level role; null where they can, even if they must confirm it. */
function roleRefusal(context: GuildContext, view: GuildView, holder: Holder | null, role: GuildRole): string | null {
  const { guildId, locale, member } = context
  const say = sayAsCommands(locale)
  // An API key has no place among the roles, so only the rules about the bot apply.
  const actor =
    holder === null || member === null
      ? { id: view.ownerId, roleIds: [], permissions: Permission.Administrator }
      : { ...holder, permissions: member.permissions }
  const refusal = levelRoleRefusal(role, guildId, actor, { view })
  if (refusal === null || refusal.reason === 'dangerous') return null
  return addedMessage(say, { roleId: role.id, level: 1 }, { ok: false, ...refusal })
}

function channelChoice(text: Speak, choosing: Choosing) {
  return (channel: Parameters<typeof isSeen>[1]): ChannelChoice => ({
    id: channel.id,
    name: isSeen(choosing, channel) ? channel.name : null,
    type: channel.type,
    parentId: channel.parentId,
    refusal: announceRefusal(text, choosing, channel),
    listRefusal: listRefusal(text, choosing, channel),
  })
}

/** The roles and channels for a page's menus. */
export const choices = route({
  id: 'guild.choices',
  method: 'GET',
  path: '/guilds/:guild_id/choices',
  access: 'viewer',
  key: 'read',
  summary: 'Lists the roles and channels of the server, with the reason beside each that cannot be chosen',
  reply: choicesReply,
  load: (context) => look(context),
  run(context, _, looked) {
    const { text } = sayAsCommands(context.locale)
    if (looked === null) return refuse('unavailable', text('settings.unchecked'))
    const { view, channels } = looked
    const holder = holderOf(context)
    const roles = [...view.roles.values()].sort((a, b) => b.position - a.position)
    return {
      body: {
        roles: roles.map(
          (role): RoleChoice => ({
            ...{ id: role.id, name: role.name, color: role.color ?? 0, position: role.position },
            refusal: roleRefusal(context, view, holder, role),
            listRefusal: role.id === view.guildId ? text('list.everyone') : null,
          }),
        ),
        channels: inDiscordOrder(channels.values()).map(channelChoice(text, { order: view, channels, holder })),
      },
    }
  },
})
