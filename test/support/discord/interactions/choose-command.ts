import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  type ApplicationCommandType,
  ApplicationCommandOptionType as OptionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10'
import { may } from '../permissions.ts'
import type { ApplicationState } from '../state/application.ts'
import type { GuildState } from '../state/guild.ts'
import { isUserInstallOnly, type Owners } from './installs.ts'
import { ClientRefusal } from './refusals.ts'

/** The commands a person is offered: the guild's own first, then the global ones. */
export const offeredCommands = (application: ApplicationState, guild: GuildState | null): APIApplicationCommand[] => [
  ...(guild?.applications.has(application.id) ? (application.commands.get(guild.id) ?? []) : []),
  ...(application.commands.get('global') ?? []),
]

/**
 * Finds a command as Discord's client does, and refuses a command that it would hide.
 * @param permissions of the user in the channel
 * @param ownersOf the installs by which a command is allowed
 */
export function chooseCommand(
  commands: readonly APIApplicationCommand[],
  type: ApplicationCommandType,
  name: string,
  guild: GuildState | null,
  permissions: bigint,
  ownersOf: (command: APIApplicationCommand) => Owners,
): { command: APIApplicationCommand; owners: Owners } {
  const command = commands.find((candidate) => candidate.type === type && candidate.name === name)
  if (!command) throw new ClientRefusal(`there is no command "${name}"`)
  const owners = ownersOf(command)
  if (Object.keys(owners).length === 0) throw new ClientRefusal(`"${name}" is not offered here`)
  if (!guild) return { command, owners }
  if (!may(permissions, PermissionFlagsBits.UseApplicationCommands)) throw new ClientRefusal('you may not use commands')
  // A command needs its permissions only in a server that installed the application.
  if (!isUserInstallOnly(owners) && isHidden(command, permissions))
    throw new ClientRefusal(`"${name}" is hidden from you`)
  return { command, owners }
}

/** Whether Discord's client hides a command from a member with these permissions. */
export function isHidden({ default_member_permissions: needed }: APIApplicationCommand, permissions: bigint): boolean {
  if (needed == null || may(permissions, PermissionFlagsBits.Administrator)) return false
  return needed === '0' || !may(permissions, BigInt(needed))
}

export interface Chosen {
  /** Names below the command: group and subcommand. */
  path: { name: string; type: OptionType.Subcommand | OptionType.SubcommandGroup }[]
  /** The options of the chosen command or subcommand. */
  declared: readonly APIApplicationCommandOption[]
}

/** Follows the words after a command's name to its subcommand. */
export function chooseSubcommand(command: APIApplicationCommand, words: readonly string[]): Chosen {
  const path: Chosen['path'] = []
  let declared: readonly APIApplicationCommandOption[] = command.options ?? []
  for (const word of words) {
    const next = declared.find((option) => option.name === word)
    if (next?.type !== OptionType.Subcommand && next?.type !== OptionType.SubcommandGroup) {
      throw new ClientRefusal(`/${command.name} has no subcommand "${word}"`)
    }
    path.push({ name: next.name, type: next.type })
    declared = next.options ?? []
  }
  const unfinished = declared.some(({ type }) => type === OptionType.Subcommand || type === OptionType.SubcommandGroup)
  if (unfinished) throw new ClientRefusal(`/${command.name} needs a subcommand`)
  return { path, declared }
}
