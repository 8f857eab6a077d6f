import * as v from 'valibot'
import type { GivenOption } from '../../shared/discord/options.ts'
import { isSnowflake, type Snowflake } from '../../shared/discord/snowflake.ts'

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object */
const InteractionType = { Ping: 1, Command: 2, Component: 3 } as const
const CHAT_INPUT = 1
const SUBCOMMAND = 1
const SUBCOMMAND_GROUP = 2

const snowflake = v.pipe(v.string(), v.check(isSnowflake))

/** Whether this runtime knows how a language groups numbers. A private client may send anything. */
function isLocale(code: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(code).length === 1
  } catch {
    return false
  }
}

const locale = v.fallback(v.pipe(v.string(), v.maxLength(20), v.check(isLocale)), 'en-US')

const user = v.object({ id: snowflake, bot: v.optional(v.boolean(), false) })
export type ResolvedUser = v.InferOutput<typeof user>

const permissions = v.pipe(
  v.string(),
  v.regex(/^\d{1,20}$/),
  v.transform((bits) => BigInt(bits)),
)

/** In a server there is a member with permissions, elsewhere only a user. */
const invocation = {
  application_id: snowflake,
  guild_id: v.optional(snowflake),
  member: v.optional(v.object({ user, permissions })),
  user: v.optional(user),
  locale: v.optional(locale, 'en-US'),
  guild_locale: v.optional(locale, 'en-US'),
}

const name = v.pipe(v.string(), v.maxLength(100))
const leaf = { name, type: v.number(), value: v.optional(v.unknown()) }
const list = <const Schema extends v.GenericSchema>(item: Schema) => v.optional(v.pipe(v.array(item), v.maxLength(25)))
const inSubcommand = v.object(leaf)
const inGroup = v.object({ ...leaf, options: list(inSubcommand) })
/** A command's options nest at most three deep: group, subcommand, option. */
const inCommand = v.object({ ...leaf, options: list(inGroup) })

const command = v.object({
  ...invocation,
  type: v.literal(InteractionType.Command),
  data: v.object({
    type: v.optional(v.number(), CHAT_INPUT),
    name,
    options: list(inCommand),
    resolved: v.optional(v.object({ users: v.optional(v.record(v.string(), user)) })),
  }),
})

const component = v.object({
  ...invocation,
  type: v.literal(InteractionType.Component),
  data: v.object({ custom_id: v.pipe(v.string(), v.maxLength(100)) }),
})

const ping = v.object({ type: v.literal(InteractionType.Ping), application_id: v.optional(snowflake) })

/** A kind that Discord may add, or that nothing here offers yet. */
const other = v.object({
  type: v.pipe(v.number(), v.integer(), v.notValues(Object.values(InteractionType))),
  application_id: v.optional(snowflake),
  locale: v.optional(locale, 'en-US'),
})

const interaction = v.union([command, component, ping, other])

/** Where an interaction was made, and by whom. */
export interface Invocation {
  applicationId: Snowflake
  place: { kind: 'guild'; guildId: Snowflake; locale: string; permissions: bigint } | { kind: 'elsewhere' }
  userId: Snowflake
  /** The member's own language. */
  locale: string
}

export type Interaction =
  | { kind: 'ping'; applicationId: Snowflake | undefined }
  | { kind: 'other'; applicationId: Snowflake | undefined; locale: string }
  | (Invocation & {
      kind: 'command'
      /** The command's name, then the group's and subcommand's. */
      path: string[]
      options: GivenOption[]
      users: ReadonlyMap<Snowflake, ResolvedUser>
    })
  | (Invocation & { kind: 'component'; customId: string })

/** Who and where; null where a member or user is missing. */
function toInvocation(given: v.InferOutput<typeof command> | v.InferOutput<typeof component>): Invocation | null {
  const { guild_id: guildId, member, application_id: applicationId, locale } = given
  if (guildId !== undefined) {
    if (member === undefined) return null
    const place = { kind: 'guild', guildId, locale: given.guild_locale, permissions: member.permissions } as const
    return { applicationId, place, userId: member.user.id, locale }
  }
  const userId = given.user?.id ?? member?.user.id
  return userId === undefined ? null : { applicationId, place: { kind: 'elsewhere' }, userId, locale }
}

type Nested = GivenOption & { options?: Nested[] | undefined }

/** Walks into groups and subcommands, down to the options themselves. */
function unwrap(path: string[], options: Nested[]): { path: string[]; options: GivenOption[] } {
  const [first] = options
  if (first === undefined || (first.type !== SUBCOMMAND && first.type !== SUBCOMMAND_GROUP)) return { path, options }
  return unwrap([...path, first.name], first.options ?? [])
}

/** An interaction in the edge's own words; null for anything else. Fields nobody here uses are not looked at. */
export function parseInteraction(json: unknown): Interaction | null {
  const parsed = v.safeParse(interaction, json)
  if (!parsed.success) return null
  const given = parsed.output
  if (!('data' in given)) {
    const applicationId = given.application_id
    return 'locale' in given ? { kind: 'other', applicationId, locale: given.locale } : { kind: 'ping', applicationId }
  }
  const invocation = toInvocation(given)
  if (invocation === null) return null
  if (given.type === InteractionType.Component) {
    return { ...invocation, kind: 'component', customId: given.data.custom_id }
  }
  const { data } = given
  // No context-menu command is offered; one with the name of a slash command must not be taken for it.
  if (data.type !== CHAT_INPUT) return { kind: 'other', applicationId: invocation.applicationId, locale: given.locale }
  const users = new Map(Object.entries(data.resolved?.users ?? {}))
  return { ...invocation, kind: 'command', ...unwrap([data.name], data.options ?? []), users }
}
