import type { AnyCommand, DeclaredCommand, UserCommand } from './command.ts'

/** A command with the conditions of all groups around it. */
export interface FoundCommand<Context> {
  command: AnyCommand<Context>
  /** The permissions that the command and its groups require. */
  permission: bigint
  premium: boolean
}

/**
 * Finds the slash command at a path; null where there is none.
 * @param path names from the command to the subcommand, e.g. `['ignored', 'roles', 'add']`
 */
export function findCommand<Context>(
  commands: readonly DeclaredCommand<Context>[],
  [name, ...rest]: readonly string[],
): FoundCommand<Context> | null {
  const node = commands.find((candidate) => candidate.name === name && !('menu' in candidate))
  if (node === undefined || 'menu' in node) return null
  const { permission = 0n, premium = false } = node
  if (!('commands' in node)) return rest.length === 0 ? { command: node, permission, premium } : null
  const found = findCommand(node.commands, rest)
  return found && { ...found, permission: found.permission | permission, premium: found.premium || premium }
}

/** Finds the command of this name in the context menu of users; null where there is none. */
export const findUserCommand = <Context>(
  commands: readonly DeclaredCommand<Context>[],
  name: string,
): UserCommand<Context> | null =>
  commands.filter((candidate) => 'menu' in candidate).find((candidate) => candidate.name === name) ?? null
