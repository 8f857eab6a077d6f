import {
  addCommandLimit,
  clearCommandLimits,
  loadCommandLimits,
  MAX_COMMAND_LIMITS,
  removeCommandLimit,
} from '../../../shared/database/guilds/command-limits.ts'
import { seesChannel } from '../../../shared/discord/channel-rights.ts'
import { ChannelType } from '../../../shared/discord/channel-type.ts'
import type { LimitKind } from '../../../shared/discord/command-limits.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { Type } from '../../../shared/discord/option.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { choicesOf, typedId } from '../../guild/choices.ts'
import { entryStates } from '../../guild/entry-states.ts'
import { listedCommandLimits } from '../../guild/listed.ts'
import { command, type EdgeGroup, type InteractionContext } from '../../interactions/context.ts'
import { limitsMessage } from './limits-message.ts'
import * as labels from './limits-texts.ts'

/** The limits as they are now. @param problems entries that could not be added, and why */
async function showLimits(context: InteractionContext, problems: readonly string[] = []): Promise<Message> {
  // This isolate applies a change at once, the others within five seconds.
  context.forgetLimits()
  const { limits } = await loadCommandLimits(context.database, context.guildId)
  const channelIds = [...limits.channelIds, ...limits.categoryIds]
  return limitsMessage(context, limits, await entryStates(context, { ...limits, channelIds }), problems)
}

/**
 * Puts a channel, role or member on the list. The member must see a channel, since the reply tells whether it is a category.
 * @returns why it could not be added; null where it is on the list now
 */
async function allowOne(
  { database, guildId, resolved, text, mention }: InteractionContext,
  named: Exclude<LimitKind, 'category'>,
  id: Snowflake,
): Promise<string | null> {
  const channel = resolved.channels.get(id)
  if (named === 'channel' && !seesChannel(channel)) return text('authority.channelUnseen')
  if (named === 'role' && id === guildId) return text('limits.everyone')
  const kind = named === 'channel' && channel?.type === ChannelType.GuildCategory ? 'category' : named
  const added = await addCommandLimit(database, { guildId, kind, id })
  if (added !== 'full') return null
  return text('limits.full', { most: MAX_COMMAND_LIMITS, remove: mention('settings commands remove') })
}

/** `/settings commands allow [channel] [role] [member]`: the first channel, or the first role or member, begins a limit. */
const allow = command({
  name: 'allow',
  description: 'Limit commands to channels, roles or members',
  translations: labels.limitsAllowTranslations,
  ephemeral: true,
  options: {
    channel: { type: Type.Channel, description: 'A channel with its threads, a thread, or a whole category' },
    role: { type: Type.Role, description: 'A role whose members may use commands' },
    member: { type: Type.User, description: 'A member who may use commands' },
  },
  async run(context, { channel, role, member }) {
    const problems: string[] = []
    for (const [kind, id] of [
      ['channel', channel],
      ['role', role],
      ['member', member],
    ] as const) {
      const problem = id === undefined ? null : await allowOne(context, kind, id)
      if (problem !== null) problems.push(problem)
    }
    return showLimits(context, problems)
  },
})

const remove = command({
  name: 'remove',
  description: 'Take a channel, role or member off the list',
  translations: labels.limitsRemoveTranslations,
  ephemeral: true,
  options: {
    entry: {
      ...{ type: Type.String, description: 'Which channel, role or member', required: true },
      autocomplete: choicesOf(listedCommandLimits),
    },
  },
  async run(context, { entry }) {
    const { database, guildId } = context
    const id = await typedId(context, entry, listedCommandLimits)
    const removed = id !== null && (await removeCommandLimit(database, guildId, id))
    return removed ? showLimits(context) : context.say('list.chooseOne')
  },
})

const list = command({
  name: 'list',
  description: 'Show where commands work, and for whom',
  translations: labels.limitsListTranslations,
  ephemeral: true,
  run: (context) => showLimits(context),
})

export const limits: EdgeGroup = {
  name: 'commands',
  description: 'Where commands work, and for whom',
  translations: labels.limitsTranslations,
  commands: [allow, remove, list],
}

/** Resets the setting: commands work in all channels and for all members. */
export async function resetLimits(context: InteractionContext): Promise<Message> {
  await clearCommandLimits(context.database, context.guildId)
  return showLimits(context)
}
