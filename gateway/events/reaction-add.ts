import * as v from 'valibot'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { isTooOldToReact } from '../../shared/levelling/reaction.ts'
import {
  type EventContext,
  type EventHandler,
  type EventSource,
  event,
  newUser,
  snowflake,
  userSchema,
} from './event.ts'
import { isId } from './message-payload.ts'

/** https://discord.com/developers/docs/events/gateway-events#message-reaction-add */
const reactionSchema = v.object({
  user_id: snowflake,
  channel_id: snowflake,
  message_id: snowflake,
  guild_id: v.optional(snowflake),
  /** Absent in direct messages. */
  member: v.optional(v.object({ user: userSchema, roles: v.optional(v.array(snowflake), []) })),
  /** Absent where a webhook has posted the message. https://github.com/discord/discord-api-docs/pull/6102 */
  message_author_id: v.optional(snowflake),
})

type Reaction = v.InferOutput<typeof reactionSchema>

/** The reason why a reaction earns nothing under any rules; null if the rules decide. */
function refusalOf(
  { user_id: userId, message_id: messageId, member, message_author_id: authorId }: Reaction,
  at: number,
) {
  if (member === undefined) return 'no-member'
  if (member.user.bot) return 'bot'
  if (authorId === undefined) return 'webhook'
  if (authorId === userId) return 'own-message'
  return isTooOldToReact(messageId, at) ? 'old-message' : null
}

function handle(reaction: Reaction, { admission, write, metrics, clock }: EventContext, source: EventSource): void {
  const { guild_id: guildId, member, message_author_id: authorId } = reaction
  // The event has no time of its own.
  const at = clock.now()
  const refusal = guildId === undefined ? 'direct-message' : refusalOf(reaction, at)
  if (refusal !== null || guildId === undefined || member === undefined || authorId === undefined) {
    metrics.reactions.inc(refusal ?? 'no-member')
    return
  }
  const earning = {
    messageId: reaction.message_id,
    guildId,
    channelId: reaction.channel_id,
    giver: newUser(member.user),
    giverRoleIds: member.roles,
    authorId,
    at,
  }
  const verdict = admission.judgeReaction(earning)
  if (verdict.ok) write({ kind: 'reaction', reaction: earning }, source)
  else metrics.reactions.inc(verdict.reason)
}

const parsedReaction = event(reactionSchema, handle)

/**
 * Awards XP for a reaction if the guild's settings say so. In nearly every guild they do not, so the settings are looked at
 * before the event is parsed. A removed reaction keeps its XP, so the event about it is not handled.
 */
export const reactionAdd: EventHandler = {
  receive(payload, context, source) {
    const guildId = guildOf(payload)
    if (guildId === null || context.admission.mayReactionsEarn(guildId))
      return parsedReaction.receive(payload, context, source)
    context.metrics.reactions.inc('off')
    return true
  },
}

function guildOf(payload: unknown): Snowflake | null {
  if (typeof payload !== 'object' || payload === null) return null
  const { guild_id: guildId }: { guild_id?: unknown } = payload
  return isId(guildId) ? guildId : null
}
