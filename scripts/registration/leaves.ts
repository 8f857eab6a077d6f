import type { APIApplicationCommandOption } from 'discord-api-types/v10'
import { CommandType } from '../../shared/discord/interaction-type.ts'
import { Type } from '../../shared/discord/option.ts'
import type { Labelled } from './localized.ts'
import type { Declared } from './plan.ts'

/** A command that a member can use: without subcommands, a subcommand, or an entry in a member's menu. */
export interface Leaf {
  /** Its names from the command to the subcommand, e.g. `['ignored', 'roles', 'add']`. */
  path: readonly [string, ...string[]]
  kind: 'typed' | 'user menu'
  /** Its own name and description in each language. */
  labels: Labelled
  /** In the order in which Discord shows them. */
  options: readonly APIApplicationCommandOption[]
}

const isBranch = ({ type }: APIApplicationCommandOption): boolean =>
  type === Type.Subcommand || type === Type.SubcommandGroup

function leavesBelow(
  path: Leaf['path'],
  labels: Labelled,
  options: readonly APIApplicationCommandOption[] = [],
): Leaf[] {
  if (!options.some(isBranch)) return [{ path, kind: 'typed', labels, options }]
  return options.flatMap((option) =>
    leavesBelow([...path, option.name], option, 'options' in option ? option.options : []),
  )
}

/** The command itself or its subcommands, in the order of the declaration. */
export function leavesOf(command: Declared): Leaf[] {
  const { name, type, options = [] } = { options: [], ...command }
  if (type === CommandType.User) return [{ path: [name], kind: 'user menu', labels: command, options: [] }]
  return leavesBelow([name], command, options)
}
