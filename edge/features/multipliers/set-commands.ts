import { changeMultiplier } from '../../../shared/database/guilds/multipliers.ts'
import { seesChannel } from '../../../shared/discord/channel-rights.ts'
import { channelMention, roleMention } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { Type } from '../../../shared/discord/option.ts'
import { type AppliedMultiplier, percentOf, USUAL_PERCENT } from '../../../shared/levelling/earning-factor.ts'
import { command, type InteractionContext } from '../../interactions/context.ts'
import * as labels from './texts.ts'

const factorOption = {
  type: Type.Number,
  description: '0 to 10, at most two decimals; 0 means no XP, 1 removes it',
  required: true,
  min_value: 0,
  max_value: 10,
} as const

/** Sets the multiplier of a role or channel, and says what it does. */
async function set(
  { database, guildId, actor, now, say, mention }: InteractionContext,
  { kind, id }: Omit<AppliedMultiplier, 'percent'>,
  factor: number,
): Promise<Message> {
  const percent = percentOf(factor)
  if (percent === null) return say('multipliers.decimals')
  const target = kind === 'role' ? roleMention(id) : channelMention(id)
  const changed = await changeMultiplier(database, { guildId, actor, kind, id, percent }, now)
  if (percent === USUAL_PERCENT)
    return say(changed === 'removed' ? 'multipliers.removed' : 'multipliers.none', { target })
  if (percent === 0) return say(kind === 'role' ? 'multipliers.roleZero' : 'multipliers.channelZero', { target })
  const values = { target, factor, stacking: mention('settings stacking') }
  return say(kind === 'role' ? 'multipliers.roleSet' : 'multipliers.channelSet', values)
}

/**
 * `/multipliers role role factor`: any role, also one above the member. It gives and takes no role, and decides only how
 * much XP its members earn, as the ignored roles do.
 */
export const setRole = command({
  name: 'role',
  description: 'Multiply the XP of members with a role',
  translations: labels.multipliersRoleTranslations,
  ephemeral: true,
  options: { role: { type: Type.Role, description: 'Which role', required: true }, factor: factorOption },
  async run(context, { role: id, factor }) {
    const { guildId, say, mention } = context
    if (id === guildId) return say('multipliers.everyone', { multiplier: mention('settings multiplier') })
    return set(context, { kind: 'role', id }, factor)
  },
})

/** `/multipliers channel channel factor`: a channel of any type with its threads, a thread, or a whole category. */
export const setChannel = command({
  name: 'channel',
  description: 'Multiply the XP in a channel and its threads, or in a whole category',
  translations: labels.multipliersChannelTranslations,
  ephemeral: true,
  options: {
    channel: { type: Type.Channel, description: 'Which channel, thread or category', required: true },
    factor: factorOption,
  },
  async run(context, { channel: id, factor }) {
    if (!seesChannel(context.resolved.channels.get(id))) return context.say('authority.channelUnseen')
    return set(context, { kind: 'channel', id }, factor)
  },
})
