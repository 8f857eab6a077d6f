import { MessageType } from 'discord-api-types/v10'
import * as v from 'valibot'
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

/** A message earns its author XP, if all the rules allow. https://discord.com/developers/docs/resources/message#message-object */
export const messageCreate = event(schema, (message, { admission, write, metrics }) => {
  if (message.guild_id === undefined) return metrics.messages.inc({ outcome: 'direct-message' })
  const earning = {
    id: message.id,
    guildId: message.guild_id,
    channelId: message.channel_id,
    author: newUser(message.author),
    roleIds: message.member?.roles ?? [],
  }
  const verdict = admission.judge(earning, sourceOf(message))
  if (verdict.ok) write({ kind: 'message', message: earning })
  else metrics.messages.inc({ outcome: verdict.reason })
})

/** Webhooks first: their author has no `bot` flag unless an application owns them. */
function sourceOf(message: v.InferOutput<typeof schema>): Candidate['source'] {
  if (message.webhook_id !== undefined) return 'webhook'
  if (message.author.bot) return 'bot'
  return message.type === MessageType.Default || message.type === MessageType.Reply ? 'person' : 'system'
}
