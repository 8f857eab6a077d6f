import { changeMultiplier } from '../../../shared/database/guilds/multipliers.ts'
import { seesChannel } from '../../../shared/discord/channel-rights.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { Type } from '../../../shared/discord/option.ts'
import { type AppliedMultiplier, FACTOR_LIMITS, percentOf } from '../../../shared/levelling/earning-factor.ts'
import { command, type InteractionContext } from '../../interactions/context.ts'
import { multiplierSaved } from '../../messages/multiplier.ts'
import * as labels from './texts.ts'

const factorOption = {
  type: Type.Number,
  description: '0 to 10, at most two decimals; 0 means no XP, 1 removes it',
  required: true,
  min_value: FACTOR_LIMITS.least,
  max_value: FACTOR_LIMITS.most,
} as const

/** Sets the multiplier of a role or channel. @returns the reply, which says what the multiplier does */
async function set(
  { database, guildId, actor, now, say, text, mention }: InteractionContext,
  entry: Omit<AppliedMultiplier, 'percent'>,
  factor: number,
): Promise<Message> {
  const percent = percentOf(factor)
  if (percent === null) return say('multipliers.decimals')
  const multiplier = { ...entry, percent }
  const result = await changeMultiplier(database, { guildId, actor, ...multiplier }, now)
  return { content: multiplierSaved({ text, mention }, multiplier, result) }
}

/**
 * `/multipliers role role factor`: sets the multiplier of a role. The role may also be above the member: a multiplier gives and
 * takes no role, and only changes how much XP the role's members earn, like an ignored role.
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

/** `/multipliers channel channel factor`: sets the multiplier of a channel with its threads, of a thread, or of a category. */
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
