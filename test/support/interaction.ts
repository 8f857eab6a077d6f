import type { APIApplicationCommandOption } from 'discord-api-types/v10'
import { commands } from '../../edge/commands/index.ts'
import { Type } from '../../shared/discord/command.ts'
import { toRegistration } from '../../shared/discord/registration.ts'
import { isSnowflake, type Snowflake } from '../../shared/discord/snowflake.ts'

const registered = toRegistration(commands)

type Values = Readonly<Record<string, string | number | boolean>>

/** Who uses a command or button, and where. */
export interface Invoker {
  applicationId: Snowflake
  /** None in a direct message. */
  guildId?: Snowflake
  userId: Snowflake
  permissions?: bigint
  locale?: string
  guildLocale?: string
  /** Users that options name, who are bots. */
  bots?: readonly Snowflake[]
}

const userOf = (id: Snowflake, bot = false) => ({ id, username: `user-${id}`, discriminator: '0', avatar: null, bot })

/** What every interaction has, as Discord sends it. */
function envelope(type: number, invoker: Invoker): Record<string, unknown> {
  const { applicationId, guildId, userId, permissions = 0n, locale = 'en-US', guildLocale = 'en-US' } = invoker
  const user = userOf(userId)
  const member = { user, roles: [], permissions: String(permissions), joined_at: '2026-01-01T00:00:00.000Z' }
  const place = guildId === undefined ? { user, context: 1 } : { guild_id: guildId, guild_locale: guildLocale, member }
  const rest = { id: '1400000000000000001', token: 'interaction-token', version: 1, entitlements: [] }
  return { type, application_id: applicationId, locale, ...place, ...rest }
}

const typeOf = (declared: readonly APIApplicationCommandOption[], name: string): number => {
  const option = declared.find((candidate) => candidate.name === name)
  if (option === undefined) throw new Error(`no option ${name} is registered`)
  return option.type
}

/** A use of a registered command, with its values given the types that Discord would give them. */
export function commandInteraction(line: string, values: Values, invoker: Invoker): Record<string, unknown> {
  const name = line.replace(/^\//, '')
  const command = registered.find((candidate) => candidate.name === name)
  const declared = command !== undefined && 'options' in command ? (command.options ?? []) : []
  const options = Object.entries(values).map(([option, value]) => ({
    name: option,
    type: typeOf(declared, option),
    value,
  }))
  return commandWithOptions(name, options, invoker)
}

/** The id of a user whom an option names. */
const namedUser = (option: unknown): Snowflake[] => {
  const isUser = typeof option === 'object' && option !== null && 'type' in option && option.type === Type.User
  return isUser && 'value' in option && typeof option.value === 'string' ? [option.value] : []
}

/** A use of any command with any options, also such as Discord would not send. */
export function commandWithOptions(
  name: string,
  options: readonly unknown[],
  invoker: Invoker,
): Record<string, unknown> {
  const ids = options.flatMap(namedUser).filter(isSnowflake)
  const users = Object.fromEntries(ids.map((id) => [id, userOf(id, invoker.bots?.includes(id))]))
  const data = { id: '1400000000000000002', type: 1, name, options, resolved: { users } }
  return { ...envelope(2, invoker), channel_id: '1400000000000000003', data }
}

/** A press of a button. */
export const buttonInteraction = (customId: string, invoker: Invoker): Record<string, unknown> => ({
  ...envelope(3, invoker),
  data: { custom_id: customId, component_type: 2 },
})

/** An interaction of any type. */
export const otherInteraction = (type: number, invoker: Invoker): Record<string, unknown> => envelope(type, invoker)
