import {
  addCommandLimits,
  clearCommandLimits,
  type LimitRow,
  loadCommandLimits,
  MAX_COMMAND_LIMITS,
  removeCommandLimit,
} from '../../../shared/database/guilds/command-limits.ts'
import { seesChannel } from '../../../shared/discord/channel-rights.ts'
import { ChannelType } from '../../../shared/discord/channel-type.ts'
import {
  type CommandLimits,
  type LimitKind,
  limitKindOf,
  NO_LIMITS,
  withLimit,
  withoutLimit,
} from '../../../shared/discord/command-limits.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { Type } from '../../../shared/discord/option.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { COMMAND_LIMITS_ABOUT } from '../../../shared/settings/command-limits.ts'
import { choicesOf, typedId } from '../../guild/choices.ts'
import { entryStates } from '../../guild/entry-states.ts'
import { listedCommandLimits } from '../../guild/listed.ts'
import { command, type EdgeGroup, type InteractionContext } from '../../interactions/context.ts'
import { limitsMessage } from './limits-message.ts'
import * as labels from './limits-texts.ts'

/** Shows these limits of the guild. Notes say which channels and roles are deleted or hidden. */
async function showLimits(
  context: InteractionContext,
  limits: CommandLimits,
  problems: readonly string[] = [],
): Promise<Message> {
  // This isolate applies a change at once, the others within five seconds.
  context.forgetLimits()
  const channelIds = [...limits.channelIds, ...limits.categoryIds]
  return limitsMessage(context, limits, await entryStates(context, { ...limits, channelIds }), problems)
}

async function loadLimits({ database, guildId }: InteractionContext): Promise<CommandLimits> {
  return (await loadCommandLimits(database, guildId)).limits
}

/** A channel, role or member that an admin named. */
type Named = readonly [kind: Exclude<LimitKind, 'category'>, id: Snowflake]

/** Why an entry cannot be added; null where it can. The reply shows whether a channel is a category, so the member must see it. */
function refusalOf({ guildId, resolved, text }: InteractionContext, [kind, id]: Named): string | null {
  if (kind === 'channel' && !seesChannel(resolved.channels.get(id))) return text('authority.channelUnseen')
  return kind === 'role' && id === guildId ? text('list.everyone') : null
}

/** The entry as it is stored. */
function rowOf({ resolved }: InteractionContext, [named, id]: Named): LimitRow {
  const isCategory = named === 'channel' && resolved.channels.get(id)?.type === ChannelType.GuildCategory
  return { kind: isCategory ? 'category' : named, id }
}

/**
 * `/settings commands allow [channel] [role] [member]`: the first channel limits commands to the allowed channels, the first
 * role or member limits them to the allowed roles and members.
 */
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
  prefetch: loadLimits,
  async run(context, { channel, role, member }, before) {
    const { database, guildId, actor, now } = context
    const named = [
      ...(channel === undefined ? [] : [['channel', channel] as const]),
      ...(role === undefined ? [] : [['role', role] as const]),
      ...(member === undefined ? [] : [['member', member] as const]),
    ]
    const refusals = named.flatMap((one) => refusalOf(context, one) ?? [])
    const fitting = named.filter((one) => refusalOf(context, one) === null)
    const wanted = fitting.map((one) => rowOf(context, one)).filter(({ id }) => limitKindOf(before, id) === null)
    const added = await addCommandLimits(database, { guildId, actor }, wanted, now)
    if (added === 'stale') throw new Error('no version was expected')
    const limits = added.reduce((all, { kind, id }) => withLimit(all, kind, id), before)
    const isFull = wanted.length > added.length
    const full = { most: MAX_COMMAND_LIMITS, remove: context.mention('settings commands remove') }
    return showLimits(context, limits, isFull ? [...refusals, context.text('limits.full', full)] : refusals)
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
    const { database, guildId, actor, now } = context
    const [id, before] = await Promise.all([typedId(context, entry, listedCommandLimits), loadLimits(context)])
    const kind = id === null ? null : limitKindOf(before, id)
    if (id === null || kind === null) return context.say('list.chooseOne')
    const removed = await removeCommandLimit(database, { guildId, actor }, { kind, id }, now)
    return removed === 'removed' ? showLimits(context, withoutLimit(before, id)) : context.say('list.chooseOne')
  },
})

const list = command({
  name: 'list',
  description: 'Show where commands work, and for whom',
  translations: labels.limitsListTranslations,
  ephemeral: true,
  run: async (context) => showLimits(context, await loadLimits(context)),
})

export const limits: EdgeGroup = {
  name: 'commands',
  description: COMMAND_LIMITS_ABOUT.en,
  translations: labels.limitsTranslations,
  commands: [allow, remove, list],
}

/** Resets the setting: commands work in all channels and for all members. */
export async function resetLimits(context: InteractionContext): Promise<Message> {
  const { database, guildId, actor, now } = context
  await clearCommandLimits(database, { guildId, actor }, now)
  return showLimits(context, NO_LIMITS)
}
