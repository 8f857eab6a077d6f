import type { APIApplicationCommandOption } from 'discord-api-types/v10'
import { commands } from '../../edge/features/index.ts'
import { Type } from '../../shared/discord/option.ts'
import { toRegistration } from '../../shared/discord/registration.ts'
import { isSnowflake, type Snowflake } from '../../shared/discord/snowflake.ts'

const registered = toRegistration(commands, 'everywhere')

/** Values of a command's options, by name. */
export type Values = Readonly<Record<string, string | number | boolean>>

/** The user of a command or button, and the place. */
export interface Invoker {
  applicationId: Snowflake
  /** Absent in a direct message. */
  guildId?: Snowflake | undefined
  userId: Snowflake
  permissions?: bigint
  roleIds?: readonly Snowflake[]
  locale?: string
  guildLocale?: string
  entitlements?: readonly object[]
  /** Those users named by options that are bots. */
  bots?: readonly Snowflake[]
}

const userOf = (id: Snowflake, bot = false) => ({ id, username: `user${id}`, discriminator: '0', avatar: null, bot })

const roleOf = (id: Snowflake) => ({ id, name: `role-${id}`, position: 1, permissions: '0', managed: false })
/** A category, which the member sees and in which nobody can write. */
const channelOf = (id: Snowflake) => ({ id, name: `channel-${id}`, type: 4, permissions: '1024' })

/** An interaction as Discord sends it. */
export type Interaction = Readonly<Record<string, unknown>> & { readonly token: string }

let interactions = 0

/** The fields of every interaction, as Discord sends them. Each has a token of its own. */
function envelope(type: number, invoker: Invoker): Interaction {
  const {
    applicationId,
    guildId,
    userId,
    permissions = 0n,
    roleIds = [],
    locale = 'en-US',
    guildLocale = 'en-US',
  } = invoker
  const { entitlements = [] } = invoker
  const user = userOf(userId)
  const member = { user, roles: roleIds, permissions: String(permissions), joined_at: '2026-01-01T00:00:00.000Z' }
  const place =
    guildId === undefined
      ? { user, context: 1, authorizing_integration_owners: { 0: '0' } }
      : {
          guild_id: guildId,
          guild_locale: guildLocale,
          member,
          context: 0,
          authorizing_integration_owners: { 0: guildId },
        }
  const rest = {
    id: String(1_400_000_000_000_000_001n + BigInt(interactions)),
    token: `interaction-token-${interactions++}`,
    version: 1,
    entitlements,
  }
  return { type, application_id: applicationId, locale, ...place, ...rest }
}

const optionsOf = (
  declared: { options?: readonly APIApplicationCommandOption[] } | object | undefined,
): readonly APIApplicationCommandOption[] =>
  declared !== undefined && 'options' in declared ? (declared.options ?? []) : []

const typeOf = (declared: readonly APIApplicationCommandOption[], name: string): number => {
  const option = declared.find((candidate) => candidate.name === name)
  if (option === undefined) throw new Error(`no option ${name} is registered`)
  return option.type
}

/** A use of a registered command. Its values get the types of the command's options. */
export function commandInteraction(line: string, values: Values, invoker: Invoker): Interaction {
  const [name = '', ...path] = line.replace(/^\//, '').split(' ')
  let declared = optionsOf(registered.find((candidate) => candidate.name === name))
  const steps = path.map((step) => {
    const type = typeOf(declared, step)
    declared = optionsOf(declared.find((option) => option.name === step))
    return { name: step, type }
  })
  const options: unknown[] = Object.entries(values).map(([option, value]) => ({
    name: option,
    type: typeOf(declared, option),
    value,
  }))
  // A subcommand contains its options, so the innermost is built first.
  const nested = steps.reduceRight((inner, step) => [{ ...step, options: inner }], options)
  return commandWithOptions(name, nested, invoker)
}

/** The ids in an option of this type and in the options that it contains. */
function named(kind: number, option: unknown): Snowflake[] {
  if (typeof option !== 'object' || option === null || !('type' in option)) return []
  if ('options' in option && Array.isArray(option.options)) return option.options.flatMap((inner) => named(kind, inner))
  const isNamed = option.type === kind && 'value' in option && typeof option.value === 'string'
  return isNamed ? [String(option.value)].filter(isSnowflake) : []
}

/** A use of any command with any options, even where Discord would not send them. */
export function commandWithOptions(name: string, options: readonly unknown[], invoker: Invoker): Interaction {
  const idsOf = (kind: number) => options.flatMap((option) => named(kind, option))
  const users = Object.fromEntries(idsOf(Type.User).map((id) => [id, userOf(id, invoker.bots?.includes(id))]))
  const roles = Object.fromEntries(idsOf(Type.Role).map((id) => [id, roleOf(id)]))
  const channels = Object.fromEntries(idsOf(Type.Channel).map((id) => [id, channelOf(id)]))
  const data = { id: '1400000000000000002', type: 1, name, options, resolved: { users, roles, channels } }
  return { ...envelope(2, invoker), channel_id: '1400000000000000003', data }
}

/** A use of a button or menu. */
export const componentInteraction = (
  { id, type, values }: { id: string; type: number; values?: readonly string[] },
  invoker: Invoker,
): Interaction => ({
  ...envelope(3, invoker),
  data: { custom_id: id, component_type: type, ...(values && { values }) },
})

/** A press of a button. */
export const buttonInteraction = (customId: string, invoker: Invoker): Interaction =>
  componentInteraction({ id: customId, type: 2 }, invoker)

/** A use of a command in a user's menu. */
export const menuInteraction = (name: string, targetId: Snowflake, invoker: Invoker): Interaction => ({
  ...envelope(2, invoker),
  data: {
    id: '1400000000000000002',
    type: 2,
    name,
    target_id: targetId,
    resolved: { users: { [targetId]: userOf(targetId) } },
  },
})

/** A request for autocomplete choices. */
export const autocompleteInteraction = (name: string, option: object, invoker: Invoker): Interaction => ({
  ...envelope(4, invoker),
  data: { id: '1400000000000000002', type: 1, name, options: [option] },
})

/** An interaction of any type. */
export const otherInteraction = (type: number, invoker: Invoker): Interaction => envelope(type, invoker)
