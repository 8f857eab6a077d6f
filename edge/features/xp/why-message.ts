import { channelMention, relativeTime, roleMention } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { EarningRules } from '../../../shared/levelling/award.ts'
import type { Gain } from '../../../shared/levelling/gain.ts'
import type { Outlook } from '../../../shared/levelling/outlook.ts'
import type { InteractionContext } from '../../interactions/context.ts'

type MessageContext = Pick<InteractionContext, 'text' | 'mention' | 'member'>

export interface Asked {
  user: Snowflake
  channelId: Snowflake
  rules: EarningRules
  outlook: Outlook
}

/** Why a member earns nothing, and which command changes that. */
function never(
  { text, mention, member }: MessageContext,
  { user, channelId, rules }: Asked,
  why: Extract<Outlook, { earns: 'never' }>['why'],
): string {
  switch (why.reason) {
    case 'ignored-channel': {
      const told = { channel: channelMention(channelId), command: mention('ignored channels remove') }
      if (why.channelId === channelId) return text('why.channel', told)
      return text('why.parent', { ...told, parent: channelMention(why.channelId) })
    }
    case 'ignored-role': {
      const command = mention('ignored roles remove')
      return text('why.role', { user: member(user), role: roleMention(why.roleId), command })
    }
    case 'rate-zero':
      return text('why.rateZero', { rate: rules.xpRate, command: mention('settings multiplier') })
    default:
      // A bot; a command is used by a person and in a server, so the rest does not come up.
      return text('why.bot', { user: member(user) })
  }
}

const gainLine = (
  text: MessageContext['text'],
  { xpRate, xpDelaySeconds }: EarningRules,
  { least, most }: Gain,
): string => text('why.gain', { least, most, rate: xpRate, seconds: xpDelaySeconds })

/** Whether a member's next message earns XP, when, and how much. */
export function whyMessage(context: MessageContext, asked: Asked): Message {
  const { text, member } = context
  const { user, channelId, rules, outlook } = asked
  if (outlook.earns === 'never') return { content: never(context, asked, outlook.why) }
  const told = { user: member(user), channel: channelMention(channelId) }
  const first =
    outlook.earns === 'now' ? text('why.now', told) : text('why.later', { ...told, when: relativeTime(outlook.from) })
  return { content: `${first}\n${gainLine(text, rules, outlook.gain)}` }
}
