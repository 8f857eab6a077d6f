import {
  type APIApplicationCommand,
  ApplicationCommandType,
  InteractionType,
  ApplicationCommandOptionType as OptionType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import { channelPermissions } from '../permissions.ts'
import type { World } from '../world.ts'
import { type Chosen, chooseCommand, chooseSubcommand, offeredCommands } from './choose-command.ts'
import { readCommandLine } from './command-line.ts'
import { deliver } from './deliver.ts'
import { ownersFor } from './installs.ts'
import { type GivenValue, type OptionValue, readValues } from './option-values.ts'
import { ClientRefusal } from './refusals.ts'
import type { Reply } from './reply.ts'
import { resolve } from './resolved.ts'
import type { InteractionDetails } from './state.ts'

/** The user, the place and the application of an interaction. */
export type Actor = Pick<InteractionDetails, 'application' | 'user' | 'guild' | 'channel'>

export interface CommandUse {
  line: string
  /** Values of options beside those in the line. */
  options?: Readonly<Record<string, GivenValue>>
  /** Declarations to use instead of the registered commands. */
  declared?: readonly RESTPostAPIApplicationCommandsJSONBody[]
}

const RESOLVED: ReadonlySet<OptionType> = new Set([
  OptionType.User,
  OptionType.Role,
  OptionType.Mentionable,
  OptionType.Channel,
  OptionType.Attachment,
])

/** A person sends a slash command. */
export function useCommand(world: World, actor: Actor, use: CommandUse): Promise<Reply> {
  const { command, owners, chosen, given } = choose(world, actor, use)
  const values = readValues(world, actor.guild, chosen.declared, given)
  const data = commandData(world, actor, command, chosen, values)
  return deliver(world, { ...actor, owners, type: InteractionType.ApplicationCommand, source: null }, data, use.line)
}

/** A person types in an option with autocomplete: the last one of the line. */
export function typeOption(world: World, actor: Actor, use: CommandUse): Promise<Reply> {
  const { command, owners, chosen, given } = choose(world, actor, use)
  const [focus, text] = Object.entries(given).at(-1) ?? []
  const option = chosen.declared.find(({ name }) => name === focus)
  if (!option || !('autocomplete' in option && option.autocomplete)) {
    throw new ClientRefusal(`option "${focus ?? ''}" offers no suggestions`)
  }
  const { [option.name]: _, ...others } = given
  // Only a flag is changed, so each option stays of its own type.
  const optional = chosen.declared.map((other) => ({ ...other, required: false }) as typeof other)
  const focused: OptionValue = { name: option.name, type: option.type, value: String(text), focused: true }
  const values = [...readValues(world, actor.guild, optional, others), focused]
  const data = commandData(world, actor, command, chosen, values)
  return deliver(
    world,
    { ...actor, owners, type: InteractionType.ApplicationCommandAutocomplete, source: null },
    data,
    use.line,
  )
}

/** A person picks a command from the menu of a user or message. */
export function useMenu(
  world: World,
  actor: Actor,
  name: string,
  on: MenuTarget,
  use: Pick<CommandUse, 'declared'>,
): Promise<Reply> {
  const type = 'message' in on ? ApplicationCommandType.Message : ApplicationCommandType.User
  const { command, owners } = chosenCommand(world, actor, use.declared, type, name)
  const target = 'message' in on ? on.message.id : on.user
  const resolved =
    'message' in on
      ? { messages: { [on.message.id]: actor.channel.messages.get(on.message.id) } }
      : resolve(world, actor.guild, [on.user], actor.user.id)
  const data = { ...head(command, actor), target_id: target, resolved }
  return deliver(world, { ...actor, owners, type: InteractionType.ApplicationCommand, source: null }, data, name)
}

export type MenuTarget = { user: Snowflake } | { message: { id: Snowflake } }

function choose(world: World, actor: Actor, { line, options = {}, declared }: CommandUse) {
  const { words, values } = readCommandLine(line)
  const [name = '', ...path] = words
  const { command, owners } = chosenCommand(world, actor, declared, ApplicationCommandType.ChatInput, name)
  return { command, owners, chosen: chooseSubcommand(command, path), given: { ...values, ...options } }
}

function chosenCommand(
  world: World,
  actor: Actor,
  declared: CommandUse['declared'],
  type: ApplicationCommandType,
  name: string,
): ReturnType<typeof chooseCommand> {
  const ownersOf = (command: APIApplicationCommand) => ownersFor(world, actor, command)
  return chooseCommand(offered(world, actor, declared), type, name, actor.guild, permissionsOf(actor), ownersOf)
}

/** A command that is not registered gets a new id. */
function offered(world: World, actor: Actor, declared: CommandUse['declared']): APIApplicationCommand[] {
  if (!declared) return offeredCommands(actor.application, actor.guild)
  return declared.map((body) => {
    const command = { type: ApplicationCommandType.ChatInput, ...body, id: world.snowflakes.next(), version: '1' }
    // A declaration has all fields of a command except those that Discord adds.
    return { ...command, application_id: actor.application.id } as unknown as APIApplicationCommand
  })
}

function permissionsOf({ guild, user, channel }: Actor): bigint {
  const member = guild?.members.get(user.id)
  if (guild && !member) throw new ClientRefusal(`${user.payload.username} is not in ${guild.name}`)
  return guild && member ? channelPermissions(guild, member, channel) : 0n
}

const head = ({ id, name, type, guild_id }: APIApplicationCommand, { guild }: Actor): object => ({
  id,
  name,
  type,
  ...(guild && guild_id ? { guild_id } : {}),
})

function commandData(
  world: World,
  actor: Actor,
  command: APIApplicationCommand,
  { path }: Chosen,
  values: readonly OptionValue[],
): object {
  const ids = values.flatMap(({ type, value }) => (RESOLVED.has(type) ? String(value) : []))
  const resolved = resolve(world, actor.guild, ids, actor.user.id)
  // A subcommand contains its options, so the innermost is built first. Discord leaves out an empty list at the top.
  const nested = path.reduceRight<readonly object[]>((options, step) => [{ ...step, options }], values)
  return {
    ...head(command, actor),
    ...(nested.length > 0 ? { options: nested } : {}),
    ...(resolved ? { resolved } : {}),
  }
}
