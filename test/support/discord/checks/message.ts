import { MessageFlags } from 'discord-api-types/v10'
import * as v from 'valibot'
import { isSnowflake } from '../../../../shared/discord/snowflake.ts'
import { badLength, tooLong, wording } from '../rest/form-errors.ts'
import { componentsSchema } from './components.ts'
import { embedsSchema } from './embeds.ts'

const MOST_CONTENT = 2_000
const MOST_ALLOWED = 100

const snowflake = v.pipe(v.string(), v.check(isSnowflake, wording('NUMBER_TYPE_COERCE', 'Value is not snowflake.')))
const ids = v.pipe(v.array(snowflake), v.maxLength(MOST_ALLOWED, badLength(0, MOST_ALLOWED)))
const exclusive = (kind: 'users' | 'roles') =>
  wording('MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`)

const allowedMentionsSchema = v.pipe(
  v.object({
    parse: v.optional(v.array(v.picklist(['users', 'roles', 'everyone']))),
    users: v.optional(ids),
    roles: v.optional(ids),
    replied_user: v.optional(v.boolean()),
  }),
  v.check(({ parse, users }) => !(parse?.includes('users') && users?.length), exclusive('users')),
  v.check(({ parse, roles }) => !(parse?.includes('roles') && roles?.length), exclusive('roles')),
)

/** Flags that a bot may set on a message it makes. */
const SETTABLE = MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.Ephemeral
const flags = v.pipe(
  v.number(),
  v.integer(),
  v.check(
    (bits) => (bits & MessageFlags.IsComponentsV2) === 0,
    wording('SIMULATION_UNSUPPORTED', 'This simulation does not know Components V2'),
  ),
  v.transform((bits) => bits & SETTABLE),
)

const body = {
  content: v.nullish(v.pipe(v.string(), v.maxLength(MOST_CONTENT, tooLong(MOST_CONTENT)))),
  embeds: v.nullish(embedsSchema),
  components: v.nullish(componentsSchema),
  allowed_mentions: v.nullish(allowedMentionsSchema),
  flags: v.nullish(flags),
}

/** What a message is made of, wherever it is sent. https://discord.com/developers/docs/resources/message#create-message */
export const messageBodySchema = v.object({ ...body, tts: v.nullish(v.boolean()) })

export const createMessageSchema = v.object({
  ...messageBodySchema.entries,
  nonce: v.nullish(
    v.union([
      v.pipe(v.string(), v.maxLength(25, wording('NONCE_TYPE_TOO_LONG', 'Must be 25 or fewer in length.'))),
      v.pipe(v.number(), v.integer()),
    ]),
  ),
  enforce_nonce: v.nullish(v.boolean()),
  message_reference: v.nullish(
    v.object({
      type: v.optional(v.literal(0)),
      message_id: snowflake,
      channel_id: v.optional(snowflake),
      guild_id: v.optional(snowflake),
      fail_if_not_exists: v.optional(v.boolean()),
    }),
  ),
})
export const editMessageSchema = v.object(body)

export type MessageBody = v.InferOutput<typeof messageBodySchema>
export type CreateMessage = v.InferOutput<typeof createMessageSchema>

interface Contents {
  content?: string | null | undefined
  embeds?: readonly unknown[] | null | undefined
  components?: readonly unknown[] | null | undefined
}

/** Whether a message would be empty. */
export const isEmpty = ({ content, embeds, components }: Contents): boolean =>
  !content?.trim() && !embeds?.length && !components?.length
