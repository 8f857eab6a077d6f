import { channelMention, roleMention } from '../../shared/discord/markdown.ts'
import type { Message } from '../../shared/discord/message.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { EarningRules } from '../../shared/levelling/award.ts'
import { type AppliedMultiplier, factorOf } from '../../shared/levelling/earning-factor.ts'
import type { Outlook } from '../../shared/levelling/outlook.ts'
import type { Speak } from '../features/texts.ts'
import { targetMention } from './multiplier.ts'

/** How a reply names members and commands, and in which language. */
interface MessageContext {
  text: Speak
  /** A command by its path, e.g. `ignored channels remove`. */
  mention(path: string): string
  member(userId: Snowflake): string
  /** A time that is to come, e.g. `in 20 seconds`. @param time milliseconds since 1970 */
  when(time: number): string
}

interface WhyAnswer {
  user: Snowflake
  channelId: Snowflake
  rules: EarningRules
  outlook: Outlook
}

/** Why a member earns no XP, and which command changes that. */
export function whyNever(
  { text, mention, member, when }: MessageContext,
  { user, channelId, rules }: WhyAnswer,
  why: Extract<Outlook, { earns: 'never' }>['why'],
): string {
  switch (why.reason) {
    case 'ignored-channel': {
      const values = { channel: channelMention(channelId), command: mention('ignored channels remove') }
      if (why.channelId === channelId) return text('why.channel', values)
      return text('why.parent', { ...values, parent: channelMention(why.channelId) })
    }
    case 'unlisted-channel':
      return text('why.unlisted', { channel: channelMention(channelId), command: mention('xpchannels add') })
    case 'factor-zero': {
      const multipliers = multiplierNames(why.multipliers)
      return text('why.factorZero', { user: member(user), multipliers, command: mention('multipliers list') })
    }
    case 'boost-zero':
      return text('why.boostZero', { when: when(why.until), command: mention('boost list') })
    case 'ignored-role': {
      const command = mention('ignored roles remove')
      return text('why.role', { user: member(user), role: roleMention(why.roleId), command })
    }
    case 'uncounted':
      return text('why.uncounted', { user: member(user) })
    case 'rate-zero':
      return text('why.rateZero', { rate: rules.xpRate, command: mention('settings multiplier') })
    default:
      // A bot. The other reasons, webhooks and direct messages, cannot occur where a person uses a command in a server.
      return text('why.bot', { user: member(user) })
  }
}

/** Multipliers with the roles and channels that have them. */
const multiplierNames = (multipliers: readonly AppliedMultiplier[]): string =>
  multipliers.map((one) => `×${factorOf(one.percent)} ${targetMention(one)}`).join(', ')

/** Lines that say how much a message earns and how often, which multipliers count, and which boost runs. */
export function gainLine(
  { text, mention, when }: Pick<MessageContext, 'text' | 'mention' | 'when'>,
  { xpRate, xpDelaySeconds }: EarningRules,
  { gain, multipliers, boost }: Exclude<Outlook, { earns: 'never' }>,
): string {
  const lines = [text('why.gain', { ...gain, rate: xpRate, seconds: xpDelaySeconds })]
  const values = { multipliers: multiplierNames(multipliers), stacking: mention('settings stacking') }
  if (multipliers.length === 1) lines.push(text('why.multiplier', values))
  if (multipliers.length > 1) lines.push(text('why.multipliers', values))
  if (boost !== undefined) lines.push(text('why.boost', { factor: boost.factor, when: when(boost.until) }))
  return lines.join('\n')
}

/** Whether a member's next message earns XP, when, and how much. */
export function whyMessage(context: MessageContext, answer: WhyAnswer): Message {
  const { text, member } = context
  const { user, channelId, rules, outlook } = answer
  if (outlook.earns === 'never') return { content: whyNever(context, answer, outlook.why) }
  const values = { user: member(user), channel: channelMention(channelId) }
  const first =
    outlook.earns === 'now'
      ? text('why.now', values)
      : text('why.later', { ...values, when: context.when(outlook.from) })
  return { content: `${first}\n${gainLine(context, rules, outlook)}` }
}
