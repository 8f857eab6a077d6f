import { type APIMessage, MessageFlags } from 'discord-api-types/v10'
import * as v from 'valibot'
import { isSnowflake } from '../../../../shared/discord/snowflake.ts'
import { addError, badLength, type FormErrors, tooLong, wording } from '../rest/form-errors.ts'
import { componentsSchema } from './components.ts'
import { componentsV2Schema, filesShownBy } from './components-v2.ts'
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
const SETTABLE =
  MessageFlags.SuppressEmbeds |
  MessageFlags.SuppressNotifications |
  MessageFlags.Ephemeral |
  MessageFlags.IsComponentsV2
const flags = v.nullish(
  v.pipe(
    v.number(),
    v.integer(),
    v.transform((bits) => bits & SETTABLE),
  ),
)

/** Whether a message has the flag, which only a message of components has. */
export const isComponentsV2 = (message: { flags?: number | null | undefined }): boolean =>
  ((message.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0

const common = { allowed_mentions: v.nullish(allowedMentionsSchema), flags, tts: v.nullish(v.boolean()) }
const plain = {
  content: v.nullish(v.pipe(v.string(), v.maxLength(MOST_CONTENT, tooLong(MOST_CONTENT)))),
  embeds: v.nullish(embedsSchema),
  components: v.nullish(componentsSchema),
  ...common,
}

const legacy = (field: string): string =>
  wording(
    'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
  )
const unset = (field: string) => v.nullish(v.never(legacy(field)))
const noEntries = (field: string) => v.nullish(v.pipe(v.array(v.unknown()), v.maxLength(0, legacy(field))))
const componentsV2 = {
  content: unset('content'),
  embeds: noEntries('embeds'),
  sticker_ids: noEntries('sticker_ids'),
  poll: unset('poll'),
  components: v.nullish(componentsV2Schema),
  ...common,
}

const flagsIn = (input: unknown): { flags?: number } =>
  typeof input === 'object' && input !== null && 'flags' in input && typeof input.flags === 'number'
    ? { flags: input.flags }
    : {}

/** The body of a new message. With the flag, it may have components, but neither content nor embeds. */
const newMessage = <More extends v.ObjectEntries>(more: More) => {
  const [withFlag, without] = [v.object({ ...componentsV2, ...more }), v.object({ ...plain, ...more })]
  type Output = v.InferOutput<typeof without>
  // With the flag, the fields of the other schema are absent, null or empty.
  return v.lazy((input) => (isComponentsV2(flagsIn(input)) ? withFlag : without)) as v.GenericSchema<unknown, Output>
}

/** What a message is made of, wherever it is sent. https://discord.com/developers/docs/resources/message#create-message */
export const messageBodySchema = newMessage({})

export const createMessageSchema = newMessage({
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

/** The fields of a message that decide what an edit may change. */
export type Editable = Partial<Pick<APIMessage, 'flags' | 'content' | 'embeds' | 'attachments'>>

const FLAG_STAYS = wording('MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG', 'The components v2 flag cannot be removed')
const keptFlag = {
  flags: v.nullish(
    v.pipe(
      flags,
      v.check((bits) => isComponentsV2({ flags: bits ?? 0 }), FLAG_STAYS),
    ),
  ),
}

/**
 * The body of an edit. A message keeps the flag for ever, also where the body has no flags. An edit that sets the flag must
 * clear the fields that the flag forbids.
 */
export function editSchemaFor(message: Editable): v.GenericSchema<unknown, MessageBody> {
  const withFlag = v.object({ ...componentsV2, ...(isComponentsV2(message) && keptFlag) })
  const { content, embeds = [] } = message
  const upgrade = v.pipe(
    v.looseObject({}),
    v.transform((body) => ({ ...(content && { content }), ...(embeds.length > 0 && { embeds }), ...body })),
    withFlag,
  )
  const chosen = v.lazy((input) => {
    if (isComponentsV2(message)) return withFlag
    return isComponentsV2(flagsIn(input)) ? upgrade : v.object(plain)
  })
  return chosen as unknown as v.GenericSchema<unknown, MessageBody>
}

export type MessageBody = v.InferOutput<typeof messageBodySchema>
export type CreateMessage = v.InferOutput<typeof createMessageSchema>

/** The error of a component that shows a file which the message does not have; null for none. @param names the message's files */
export function missingFiles({ components }: MessageBody, names: readonly string[]): FormErrors | null {
  const missing = filesShownBy(components).find((name) => !names.includes(name))
  if (missing === undefined) return null
  const message = `The referenced attachment '${missing}' was not found`
  return addError({}, ['components'], { code: 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', message })
}

interface Contents {
  content?: string | null | undefined
  embeds?: readonly unknown[] | null | undefined
  components?: readonly unknown[] | null | undefined
}

/** Whether a message would be empty. */
export const isEmpty = ({ content, embeds, components }: Contents): boolean =>
  !content?.trim() && !embeds?.length && !components?.length
