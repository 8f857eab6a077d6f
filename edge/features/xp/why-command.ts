import { lastEntries } from '../../../shared/database/ledger/last-entries.ts'
import { lastMemberAward } from '../../../shared/database/members/guild-awards.ts'
import { otherFacts } from '../../../shared/database/members/other-facts.ts'
import { MEMBER_WRITABLE_TYPES } from '../../../shared/discord/channel-type.ts'
import { channelMention, relativeTime } from '../../../shared/discord/markdown.ts'
import { Type } from '../../../shared/discord/option.ts'
import { isOutlookUncounted, outlookOf } from '../../../shared/levelling/outlook.ts'
import { earningPlace } from '../../guild/earning-place.ts'
import { otherOutlookFor } from '../../guild/other-outlook.ts'
import { command } from '../../interactions/context.ts'
import { ledgerLines } from '../../messages/ledger-lines.ts'
import { otherLines } from '../../messages/other-lines.ts'
import { whyMessage } from '../../messages/why-message.ts'
import { xpWhyTranslations } from './texts.ts'
import { whyAnswer } from './why-answer.ts'

/** How many rows of the ledger are shown. */
const MOST_ENTRIES = 3

/**
 * `/xp why [user] [channel]`: says whether a member's next message there would earn XP, and if not, why; how much XP the member
 * earns in voice and by reactions and loses by decay; and which XP the member lately earned, was given or lost.
 */
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

    const who = { guildId, userId: user }
    const [place, entries, message, others] = await Promise.all([
      earningPlace(context, { userId: user, roleIds, channelId, channel }),
      lastEntries(context.database, who, MOST_ENTRIES),
      lastMemberAward(context.database, who),
      otherFacts(context.database, who, now),
    ])
    if (place === null || others === null) return say('why.unknownServer')
    const { facts, path } = place
    if (path.unknown !== null) return say('why.unknownPlace', { channel: channelMention(channelId) })
    const candidate = { guildId, channelPath: path.ids, authorRoleIds: roleIds, source: 'person' } as const
    const outlook = outlookOf(candidate, facts, now)
    const { content = '' } = whyMessage(
      { ...context, when: relativeTime },
      { user, channelId, rules: facts.rules, outlook },
    )
    const ledger = ledgerLines(context.text, { guildId, message, entries })
    if (isOutlookUncounted(outlook)) return whyAnswer(content, ledger)
    const otherOutlook = await otherOutlookFor(context, { userId: user, roleIds, here: { facts, path }, others })
    const shown = { text: context.text, user: member(user), when: relativeTime, now }
    return whyAnswer(content, otherLines(shown, otherOutlook, others.settings), ledger)
  },
})
