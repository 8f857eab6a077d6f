import * as v from 'valibot'
import { CommandType, ContextType, InteractionType } from '../../shared/discord/interaction-type.ts'
import { snowflakeSchema as snowflake } from '../../shared/discord/snowflake-schema.ts'
import { entitlementSchema } from '../../shared/premium/entitlement-schema.ts'

/** A private client may send anything; what is no locale we know is read as English later on. */
const locale = v.fallback(v.pipe(v.string(), v.maxLength(20)), 'en-US')

const bits = v.pipe(
  v.string(),
  v.regex(/^\d{1,20}$/),
  v.transform((text) => BigInt(text)),
)

/** Shown to people, who may call themselves anything; nothing depends on it. */
const name = v.fallback(v.nullable(v.string()), null)
const user = v.object({
  id: snowflake,
  bot: v.optional(v.boolean(), false),
  username: v.optional(name, null),
  global_name: v.optional(name, null),
  /** The hash of the avatar; null for a default avatar. It becomes a part of an address. */
  avatar: v.fallback(v.optional(v.nullable(v.pipe(v.string(), v.regex(/^(?:a_)?[\da-f]{1,64}$/))), null), null),
})
const roleIds = v.optional(v.pipe(v.array(snowflake), v.maxLength(250)), [])

const role = v.object({
  name: v.optional(v.string(), ''),
  id: snowflake,
  position: v.optional(v.number(), 0),
  permissions: v.optional(bits, '0'),
  /** Given out by an integration or by boosting, never by hand. */
  managed: v.optional(v.boolean(), false),
})

const channel = v.object({
  id: snowflake,
  type: v.number(),
  /** A thread's channel, or a channel's category; absent where Discord does not say. */
  parent_id: v.optional(v.nullable(snowflake)),
  /** What the member may do there. */
  permissions: v.optional(bits, '0'),
})

/** A file that a member has sent. https://discord.com/developers/docs/resources/message#attachment-object */
const attachment = v.object({
  filename: v.pipe(
    v.string(),
    v.transform((given) => given.slice(0, 260)),
  ),
  /** In bytes. */
  size: v.pipe(v.number(), v.integer(), v.minValue(0)),
  url: v.pipe(v.string(), v.maxLength(2_000)),
})

const byId = <const Schema extends v.GenericSchema>(item: Schema) => v.optional(v.record(v.string(), item), {})

/** What ids in an interaction stand for. */
const resolved = v.optional(
  v.object({
    users: byId(user),
    members: byId(v.object({ roles: roleIds, nick: v.optional(name, null) })),
    roles: byId(role),
    channels: byId(channel),
    attachments: byId(attachment),
  }),
)

/** One that cannot be read gives nothing, and takes nothing from the others. */
const entitlements = v.pipe(
  v.array(v.fallback(v.nullable(entitlementSchema), null)),
  v.transform((given) => given.filter((one) => one !== null)),
)

/** The installs of the application that allow an interaction; undefined where an install of this kind does not. */
interface Owners {
  /** The server, whose id is compared with the place; `0` in direct messages with the bot. */
  server: string | undefined
  person: string | undefined
}

const textOf = (given: unknown): string | undefined => (typeof given === 'string' ? given : undefined)

/** Read by hand: valibot takes 3 µs for an object whose keys are numbers, as long as for the rest of an interaction. */
function readOwners(given: unknown): Owners {
  if (typeof given !== 'object' || given === null) return { server: undefined, person: undefined }
  const { 0: server, 1: person }: { 0?: unknown; 1?: unknown } = given
  return { server: textOf(server), person: textOf(person) }
}

/** In a server there is a member with permissions, elsewhere only a user. */
const invocation = {
  id: snowflake,
  application_id: snowflake,
  token: v.optional(v.pipe(v.string(), v.maxLength(1_000)), ''),
  guild_id: v.optional(snowflake),
  /** An unknown context is read as absent. */
  context: v.fallback(v.optional(v.picklist(Object.values(ContextType))), undefined),
  /** Null where it is absent: Discord has left out this field and `context` for applications that only servers install. */
  authorizing_integration_owners: v.optional(v.nullable(v.pipe(v.unknown(), v.transform(readOwners))), null),
  channel: v.optional(channel),
  member: v.optional(v.object({ user, permissions: bits, roles: roleIds, nick: v.optional(name, null) })),
  user: v.optional(user),
  locale: v.optional(locale, 'en-US'),
  guild_locale: v.optional(locale, 'en-US'),
  app_permissions: v.optional(bits, '0'),
  entitlements: v.fallback(entitlements, []),
}

const optionName = v.pipe(v.string(), v.maxLength(100))
const leaf = { name: optionName, type: v.number(), value: v.optional(v.unknown()), focused: v.optional(v.boolean()) }
const list = <const Schema extends v.GenericSchema>(item: Schema) => v.optional(v.pipe(v.array(item), v.maxLength(25)))
const inSubcommand = v.object(leaf)
const inGroup = v.object({ ...leaf, options: list(inSubcommand) })
/** A command's options nest at most three deep: group, subcommand, option. */
const inCommand = v.object({ ...leaf, options: list(inGroup) })

const commandData = {
  id: v.optional(snowflake),
  type: v.optional(v.number(), CommandType.ChatInput),
  name: optionName,
  options: list(inCommand),
  resolved,
}

const command = v.object({
  ...invocation,
  type: v.literal(InteractionType.Command),
  data: v.object({ ...commandData, target_id: v.optional(snowflake) }),
})

const autocomplete = v.object({
  ...invocation,
  type: v.literal(InteractionType.Autocomplete),
  data: v.object(commandData),
})

/** The message whose component was used, or from which a modal was opened. */
const message = v.optional(v.object({ flags: v.optional(v.number(), 0) }))

const component = v.object({
  ...invocation,
  message,
  type: v.literal(InteractionType.Component),
  data: v.object({
    custom_id: v.pipe(v.string(), v.maxLength(100)),
    component_type: v.number(),
    values: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(25)), []),
    resolved,
  }),
})

/** An input of a modal as it was sent: a text, a choice or a box has a value, menus and groups of boxes have several. */
const entered = v.object({
  custom_id: v.pipe(v.string(), v.maxLength(100)),
  value: v.optional(v.nullable(v.union([v.pipe(v.string(), v.maxLength(4_000)), v.boolean()])), null),
  values: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(25))),
})

const modal = v.object({
  ...invocation,
  message,
  type: v.literal(InteractionType.ModalSubmit),
  data: v.object({
    custom_id: v.pipe(v.string(), v.maxLength(100)),
    components: v.pipe(v.array(v.object({ component: v.optional(entered) })), v.maxLength(40)),
    resolved,
  }),
})

const ping = v.object({ type: v.literal(InteractionType.Ping), application_id: v.optional(snowflake) })

/** A kind that Discord may add, or that nothing here offers yet. */
const other = v.object({
  type: v.pipe(v.number(), v.integer()),
  application_id: v.optional(snowflake),
  locale: v.optional(locale, 'en-US'),
})

const byType = new Map<unknown, typeof ping | typeof command | typeof autocomplete | typeof component | typeof modal>([
  [InteractionType.Ping, ping],
  [InteractionType.Command, command],
  [InteractionType.Autocomplete, autocomplete],
  [InteractionType.Component, component],
  [InteractionType.ModalSubmit, modal],
])

/**
 * As Discord sends it, as far as anybody here looks at it. Chosen by the type beforehand: a variant would first hold an
 * interaction against each kind that it is not.
 */
export const interactionSchema = v.lazy((given) => {
  const hasType = typeof given === 'object' && given !== null && 'type' in given
  return (hasType && byType.get(given.type)) || other
})

export type GivenUse =
  | v.InferOutput<typeof command>
  | v.InferOutput<typeof autocomplete>
  | v.InferOutput<typeof component>
  | v.InferOutput<typeof modal>
export type GivenInput = v.InferOutput<typeof entered>
export type GivenResolved = NonNullable<v.InferOutput<typeof resolved>>
