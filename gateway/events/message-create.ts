import { MessageType } from 'discord-api-types/v10'
import * as v from 'valibot'
import { isSnowflake, type Snowflake, snowflakeTime } from '../../shared/discord/snowflake.ts'
import type { Candidate } from '../../shared/levelling/eligibility.ts'
import { event, newUser, snowflake, userSchema } from './event.ts'

const schema = v.object({
  id: snowflake,
  channel_id: snowflake,
  guild_id: v.optional(snowflake),
  type: v.number(),
  author: userSchema,
  member: v.optional(v.object({ roles: v.optional(v.array(snowflake), []) })),
  webhook_id: v.optional(snowflake),
})

/**
 * No clock is wrong by more. An id of a later time would start a cooldown that ends only then: in 2154, at the worst.
 */
const MOST_AHEAD_MS = 7 * 86_400_000

const judged = event(schema, (message, { admission, screening, sightings, write, metrics, clock }, source) => {
  if (message.guild_id === undefined) return metrics.messages.inc('direct-message')
  sightings.note(message.guild_id)
  if (snowflakeTime(message.id) > clock.now() + MOST_AHEAD_MS) return metrics.messages.inc('ahead')
  const earning = {
    id: message.id,
    guildId: message.guild_id,
    channelId: message.channel_id,
    author: newUser(message.author),
    roleIds: message.member?.roles ?? [],
  }
  // Nobody writes who has not passed the rules, whatever Discord says of `pending`.
  const author = { guildId: earning.guildId, userId: earning.author.id }
  if (screening.waits(author)) {
    screening.forget(author)
    write({ kind: 'member-screened', ...author }, source)
  }
  const verdict = admission.judge(earning, authorKindOf(message))
  if (verdict.ok) write({ kind: 'message', message: earning }, source)
  else metrics.messages.inc(verdict.reason)
})

/**
 * A message earns its author XP, if all the rules allow. https://discord.com/developers/docs/resources/message#message-object
 * In a busy server nearly every one comes too soon after the last, and parsing it costs more than all else: so that is
 * asked first, of three ids.
 */
export const messageCreate: typeof judged = {
  receive(payload, context, source) {
    const { admission, sightings, metrics } = context
    const ids = idsOf(payload)
    if (ids === null || !admission.isInCooldown(ids.guildId, ids.userId, ids.id))
      return judged.receive(payload, context, source)
    sightings.note(ids.guildId)
    metrics.messages.inc('cooldown')
    return true
  },
}

const isId = (value: unknown): value is Snowflake => typeof value === 'string' && isSnowflake(value)

/** Null says nothing: what is malformed is for the schema to refuse. */
function idsOf(payload: unknown): { id: Snowflake; guildId: Snowflake; userId: Snowflake } | null {
  if (typeof payload !== 'object' || payload === null) return null
  const { id, guild_id: guildId, author }: { id?: unknown; guild_id?: unknown; author?: unknown } = payload
  if (typeof author !== 'object' || author === null) return null
  const { id: userId }: { id?: unknown } = author
  return isId(id) && isId(guildId) && isId(userId) ? { id, guildId, userId } : null
}

/** Webhooks first: their author has no `bot` flag unless an application owns them. */
function authorKindOf(message: v.InferOutput<typeof schema>): Candidate['source'] {
  if (message.webhook_id !== undefined) return 'webhook'
  if (message.author.bot) return 'bot'
  return message.type === MessageType.Default || message.type === MessageType.Reply ? 'person' : 'system'
}
