import * as v from 'valibot'
import { isSnowflake, type Snowflake } from '../../shared/discord/snowflake.ts'
import { MAX_DISCRIMINATOR, MAX_NAME, snowflake, userSchema } from './event.ts'

/** The fields of a message that are read. https://discord.com/developers/docs/resources/message#message-object */
export const messageSchema = v.object({
  id: snowflake,
  channel_id: snowflake,
  guild_id: v.optional(snowflake),
  type: v.number(),
  author: userSchema,
  member: v.optional(v.object({ roles: v.optional(v.array(snowflake), []) })),
  webhook_id: v.optional(snowflake),
})

type Parsed = v.InferOutput<typeof messageSchema>

/** A message whose fields are checked. An absent `bot` means false. */
export type Message = Omit<Parsed, 'author'> & {
  author: Omit<Parsed['author'], 'bot'> & { bot?: boolean | undefined }
}

/**
 * Whether `messageSchema` would accept a message and leave its values as they are. Nearly every message of a member is
 * such, and this check takes a tenth of the time of parsing. False for any other message: the schema then decides.
 */
export function isComplete(payload: unknown): payload is Message {
  if (typeof payload !== 'object' || payload === null) return false
  const fields: { [Name in keyof Message]?: unknown } = payload
  return (
    isId(fields.id) &&
    isId(fields.channel_id) &&
    isId(fields.guild_id) &&
    typeof fields.type === 'number' &&
    !Number.isNaN(fields.type) &&
    fields.webhook_id === undefined &&
    isCompleteMember(fields.member) &&
    isCompleteAuthor(fields.author)
  )
}

function isCompleteAuthor(author: unknown): boolean {
  if (typeof author !== 'object' || author === null) return false
  const fields: { [Name in keyof Message['author']]?: unknown } = author
  const { bot, discriminator } = fields
  return (
    isId(fields.id) &&
    isName(fields.username) &&
    (fields.global_name === null || isName(fields.global_name)) &&
    isName(discriminator) &&
    discriminator.length <= MAX_DISCRIMINATOR &&
    (fields.avatar === null || isName(fields.avatar)) &&
    (bot === undefined || typeof bot === 'boolean')
  )
}

function isCompleteMember(member: unknown): boolean {
  if (typeof member !== 'object' || member === null) return false
  const { roles }: { roles?: unknown } = member
  return Array.isArray(roles) && roles.every(isId)
}

/** Whether a value from Discord is an id. */
export const isId = (value: unknown): value is Snowflake => typeof value === 'string' && isSnowflake(value)

/** Whether a name is stored unchanged: neither cut nor repaired. */
const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= MAX_NAME && value.isWellFormed()
