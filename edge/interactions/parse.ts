import * as v from 'valibot'
import type { UsedComponent } from '../../shared/discord/component.ts'
import { CommandType, ContextType, InteractionType } from '../../shared/discord/interaction-type.ts'
import { isComponentsV2 } from '../../shared/discord/message.ts'
import type { Names } from '../../shared/discord/name.ts'
import { Type } from '../../shared/discord/option.ts'
import type { GivenOption } from '../../shared/discord/read-options.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Entitlement } from '../../shared/premium/entitlement.ts'
import { type GivenInput, type GivenResolved, type GivenUse, interactionSchema } from './schema.ts'

type ById<Part extends keyof GivenResolved> = ReadonlyMap<Snowflake, GivenResolved[Part][string]>

/** The users, members, roles, channels and files behind the ids in the options or in a menu. */
export interface Resolved {
  users: ById<'users'>
  members: ById<'members'>
  roles: ById<'roles'>
  channels: ById<'channels'>
  attachments: ById<'attachments'>
}

export interface GuildPlace {
  kind: 'guild'
  guildId: Snowflake
  locale: string
  /** Where it was used; null in the rare case that Discord does not say. */
  channel: GivenResolved['channels'][string] | null
  member: { permissions: bigint; roleIds: Snowflake[] }
  /** What the bot may do there. */
  botPermissions: bigint
}

/**
 * A place in which the bot is no member: another server, or a direct message. `unknown`: the context or the installs that Discord
 * names contradict the place; the use is refused.
 */
export interface OtherPlace {
  kind: 'elsewhere' | 'unknown'
}

/** Who uses something, and where. */
export interface Invocation {
  /** The interaction's own id. */
  id: Snowflake
  applicationId: Snowflake
  /** With it the answer can be changed, and messages added, for 15 minutes. A secret. */
  token: string
  place: GuildPlace | OtherPlace
  userId: Snowflake
  /** What the member is called, the best name first. */
  userNames: Names
  /** The hash of the member's avatar; null for a default avatar. */
  userAvatar: string | null
  /** The member's own language. */
  locale: string
  entitlements: Entitlement[]
  resolved: Resolved
  /** Whether the message of the used component has the flag IS_COMPONENTS_V2. Every edit of that message must keep the flag. */
  onComponentsV2: boolean
}

/** The command's name, then the group's and subcommand's. */
type Path = string[]

export type CommandUse = Invocation & {
  kind: 'command'
  commandId: Snowflake | null
  path: Path
  options: GivenOption[]
}
export type MenuUse = Invocation & { kind: 'user-menu'; name: string; targetId: Snowflake }
export type AutocompleteUse = Invocation & { kind: 'autocomplete'; path: Path; focused: GivenOption | null }
/** A button, a menu, or a modal that was filled in. */
export type ComponentUse = Invocation & { kind: 'component'; component: UsedComponent }

/** Uses that are answered with a message. */
export type Use = CommandUse | MenuUse | ComponentUse

export type Interaction =
  | { kind: 'ping'; applicationId: Snowflake | undefined }
  | { kind: 'other'; applicationId: Snowflake | undefined; locale: string }
  | AutocompleteUse
  | Use

/** The place of a use outside of the bot's servers. */
function otherPlace({ guild_id, context, authorizing_integration_owners: owners }: GivenUse): OtherPlace {
  const isServer = guild_id !== undefined
  if (owners === null) return { kind: isServer ? 'unknown' : 'elsewhere' }
  const { server, person } = owners
  const isKnown = {
    [ContextType.Guild]: isServer && server === undefined && person !== undefined,
    [ContextType.BotDm]: !isServer && (server === '0' || (server === undefined && person !== undefined)),
    [ContextType.PrivateChannel]: !isServer && server === undefined && person !== undefined,
  }
  return { kind: context !== undefined && isKnown[context] ? 'elsewhere' : 'unknown' }
}

/**
 * Where it was used; null where the member is missing. A server is one of the bot's servers if it installed the application itself, or
 * if Discord names no installs.
 */
function toPlace(given: GivenUse): Invocation['place'] | null {
  const { guild_id, member, guild_locale, channel, app_permissions, authorizing_integration_owners: owners } = given
  if (guild_id !== undefined && member === undefined) return null
  const isInstalled =
    (given.context ?? ContextType.Guild) === ContextType.Guild && (owners === null || owners.server === guild_id)
  if (guild_id === undefined || member === undefined || !isInstalled) return otherPlace(given)
  return {
    kind: 'guild',
    guildId: guild_id,
    locale: guild_locale,
    channel: channel ?? null,
    member: { permissions: member.permissions, roleIds: member.roles },
    botPermissions: app_permissions,
  }
}

/** Most interactions contain no ids to resolve. */
const NOTHING: Resolved = {
  users: new Map(),
  members: new Map(),
  roles: new Map(),
  channels: new Map(),
  attachments: new Map(),
}

function toResolved(given: GivenResolved | undefined): Resolved {
  if (given === undefined) return NOTHING
  const { users, members, roles, channels, attachments } = given
  return {
    users: new Map(Object.entries(users)),
    members: new Map(Object.entries(members)),
    roles: new Map(Object.entries(roles)),
    channels: new Map(Object.entries(channels)),
    attachments: new Map(Object.entries(attachments)),
  }
}

/** Who and where; null where a member or user is missing. */
function toInvocation(given: GivenUse): Invocation | null {
  const place = toPlace(given)
  const user = given.member?.user ?? given.user
  if (place === null || user === undefined) return null
  const userNames = [given.member?.nick, user.global_name, user.username]
  const userAvatar = user.avatar
  const { id, application_id: applicationId, token, locale, entitlements } = given
  const resolved = toResolved(given.data.resolved)
  const onComponentsV2 = 'message' in given && given.message !== undefined && isComponentsV2(given.message)
  const who = { userId: user.id, userNames, userAvatar, locale, entitlements }
  return { id, applicationId, token, place, ...who, resolved, onComponentsV2 }
}

type Nested = GivenOption & { options?: Nested[] | undefined; focused?: boolean | undefined }

/** Walks into groups and subcommands, down to the options themselves. */
function unwrap(path: Path, options: Nested[]): { path: Path; options: Nested[] } {
  const [first] = options
  if (first === undefined || (first.type !== Type.Subcommand && first.type !== Type.SubcommandGroup))
    return { path, options }
  return unwrap([...path, first.name], first.options ?? [])
}

/** What was entered in an input of a modal; an empty list for nothing. */
const enteredIn = ({ value, values }: GivenInput): readonly string[] =>
  values ?? (value === null ? [] : [String(value)])

function toUse(given: GivenUse, invocation: Invocation): Interaction {
  const unknown: Interaction = { kind: 'other', applicationId: invocation.applicationId, locale: invocation.locale }
  if (given.type === InteractionType.Component) {
    const { custom_id: id, component_type: type, values } = given.data
    return { ...invocation, kind: 'component', component: { id, type, values } }
  }
  if (given.type === InteractionType.ModalSubmit) {
    const inputs = given.data.components.flatMap(({ component }) => component ?? [])
    const values = new Map(inputs.map((input) => [input.custom_id, enteredIn(input)]))
    return { ...invocation, kind: 'component', component: { id: given.data.custom_id, type: 'modal', values } }
  }
  const { path, options } = unwrap([given.data.name], given.data.options ?? [])
  if (given.type === InteractionType.Autocomplete) {
    return { ...invocation, kind: 'autocomplete', path, focused: options.find(({ focused }) => focused) ?? null }
  }
  const { id, type, name, target_id: targetId } = given.data
  if (type === CommandType.ChatInput) return { ...invocation, kind: 'command', commandId: id ?? null, path, options }
  if (type === CommandType.User && targetId !== undefined) return { ...invocation, kind: 'user-menu', name, targetId }
  return unknown
}

/** An interaction from Discord's JSON; null for anything else. Fields that the edge does not use are not checked. */
export function parseInteraction(json: unknown): Interaction | null {
  const parsed = v.safeParse(interactionSchema, json)
  if (!parsed.success) return null
  const given = parsed.output
  if ('data' in given) {
    const invocation = toInvocation(given)
    return invocation && toUse(given, invocation)
  }
  const applicationId = given.application_id
  return 'locale' in given ? { kind: 'other', applicationId, locale: given.locale } : { kind: 'ping', applicationId }
}
