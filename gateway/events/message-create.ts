import { MessageType } from 'discord-api-types/v10'
import { type Snowflake, snowflakeTime } from '../../shared/discord/snowflake.ts'
import { DAY_MS } from '../../shared/levelling/day.ts'
import type { Candidate } from '../../shared/levelling/eligibility.ts'
import { type EventContext, type EventHandler, type EventSource, event, newUser } from './event.ts'
import { isComplete, isId, type Message, messageSchema } from './message-payload.ts'

/**
 * How far a message's id may lie in the future; clocks differ by less. A cooldown starts at the time of the id, so an id
 * from the far future (2154 at most) would keep the member from earning until then.
 */
const MAX_AHEAD_MS = 7 * DAY_MS

function handle(message: Message, context: EventContext, source: EventSource): void {
  const { admission, screening, sightings, write, metrics, clock } = context
  if (message.guild_id === undefined) {
    metrics.messages.inc('direct-message')
    return
  }
  sightings.note(message.guild_id)
  if (snowflakeTime(message.id) > clock.now() + MAX_AHEAD_MS) {
    metrics.messages.inc('ahead')
    return
  }
  const earning = {
    id: message.id,
    guildId: message.guild_id,
    channelId: message.channel_id,
    author: newUser(message.author),
    roleIds: message.member?.roles ?? [],
  }
  // A member who writes has passed the membership screening, even if Discord still sent `pending: true`.
  const author = { guildId: earning.guildId, userId: earning.author.id }
  if (screening.waits(author)) {
    screening.forget(author)
    write({ kind: 'member-screened', ...author }, source)
  }
  const span = context.tracer?.root('message', 'consumer', { 'discord.guild': earning.guildId }) ?? null
  const judging = span?.child('admission')
  const verdict = admission.judge(earning, authorKindOf(message))
  judging?.set({ outcome: verdict.ok ? 'admitted' : verdict.reason })
  judging?.end()
  if (verdict.ok) {
    metrics.admitted.add()
    write({ kind: 'message', message: span === null ? earning : { ...earning, trace: span.traceparent } }, source)
  } else {
    metrics.messages.inc(verdict.reason)
  }
  span?.end()
}

const parsedMessage = event(messageSchema, handle)

/**
 * Awards XP to a message's author if the rules allow it. https://discord.com/developers/docs/resources/message#message-object
 * In a busy server nearly every message falls into its author's cooldown, and parsing a message costs more than everything
 * else. So the cooldown is checked first, with three ids alone.
 */
export const messageCreate: EventHandler = {
  receive(payload, context, source) {
    const { admission, sightings, metrics } = context
    const ids = idsOf(payload)
    if (ids === null || !admission.isInCooldown(ids.guildId, ids.userId, ids.id)) {
      if (!isComplete(payload)) return parsedMessage.receive(payload, context, source)
      handle(payload, context, source)
      return true
    }
    sightings.note(ids.guildId)
    metrics.messages.inc('cooldown')
    return true
  },
}

/** The three ids that the cooldown depends on. Null where one is missing; the schema then decides about the message. */
function idsOf(payload: unknown): { id: Snowflake; guildId: Snowflake; userId: Snowflake } | null {
  if (typeof payload !== 'object' || payload === null) return null
  const { id, guild_id: guildId, author }: { id?: unknown; guild_id?: unknown; author?: unknown } = payload
  if (typeof author !== 'object' || author === null) return null
  const { id: userId }: { id?: unknown } = author
  return isId(id) && isId(guildId) && isId(userId) ? { id, guildId, userId } : null
}

/** Checks for a webhook first: its author has a `bot` flag only if an application owns the webhook. */
function authorKindOf(message: Message): Candidate['source'] {
  if (message.webhook_id !== undefined) return 'webhook'
  if (message.author.bot) return 'bot'
  return message.type === MessageType.Default || message.type === MessageType.Reply ? 'person' : 'system'
}
