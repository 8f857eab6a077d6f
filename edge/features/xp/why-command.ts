import { MEMBER_WRITABLE_TYPES } from '../../../shared/discord/channel-type.ts'
import { channelMention, relativeTime } from '../../../shared/discord/markdown.ts'
import { Type } from '../../../shared/discord/option.ts'
import { outlookOf } from '../../../shared/levelling/outlook.ts'
import { earningPlace } from '../../guild/earning-place.ts'
import { command } from '../../interactions/context.ts'
import { whyMessage } from '../../messages/why-message.ts'
import { xpWhyTranslations } from './texts.ts'

/** `/xp why [user] [channel]`: whether a member's next message there would earn XP, and if not, why. */
export const why = command({
  name: 'why',
  description: 'Show whether a member earns XP right now, and why',
  translations: xpWhyTranslations,
  ephemeral: true,
  options: {
    user: { type: Type.User, description: 'Who; yourself if left out' },
    channel: { type: Type.Channel, description: 'Where; here if left out', channel_types: MEMBER_WRITABLE_TYPES },
  },
  async run(context, { user = context.user.id, channel: channelId = context.place.channel?.id ?? '0' }) {
    const { guildId, resolved, member, now, say } = context
    const channel = resolved.channels.get(channelId) ?? context.place.channel
    const roleIds = user === context.user.id ? context.user.roleIds : resolved.members.get(user)?.roles
    if (resolved.users.get(user)?.bot) return say('why.bot', { user: member(user) })
    if (roleIds === undefined) return say('why.absent', { user: member(user) })

    const place = await earningPlace(context, { userId: user, roleIds, channelId, channel })
    if (place === null) return say('why.unknownServer')
    const { facts, path } = place
    if (path.unknown !== null) return say('why.unknownPlace', { channel: channelMention(channelId) })
    const candidate = { guildId, channelPath: path.ids, authorRoleIds: roleIds, source: 'person' } as const
    const outlook = outlookOf(candidate, facts, now)
    return whyMessage({ ...context, when: relativeTime }, { user, channelId, rules: facts.rules, outlook })
  },
})
