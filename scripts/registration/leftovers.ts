import { DiscordAPIError } from '@discordjs/rest'
import { isNoAccess } from './explain.ts'
import { type RegistrationOptions, type RegistrationTarget, registerCommands } from './register.ts'

/**
 * Removes the commands that ENV=dev registered in one server. Discord would show them twice there, beside the commands for
 * every server.
 * A server that the bot is not in has no commands of the bot.
 * @returns the number of commands that it removed, or would remove in a dry run
 */
export async function removeDevCommands(
  target: RegistrationTarget,
  devGuildId: string,
  { onPlan, ...options }: Omit<RegistrationOptions, 'declared'>,
): Promise<number> {
  try {
    const plan = await registerCommands(
      { ...target, guildId: devGuildId },
      { ...options, declared: [], onPlan: (found) => found.remove.length > 0 && onPlan?.(found) },
    )
    return plan.remove.length
  } catch (error) {
    if (error instanceof DiscordAPIError && isNoAccess(error)) return 0
    throw error
  }
}

/**
 * The number of commands that Discord shows twice in the server of ENV=dev, because they are also registered for every
 * server. It only reads.
 */
export async function countShownTwice(target: RegistrationTarget): Promise<number> {
  const { change, unchanged } = await registerCommands({ ...target, guildId: null }, { dryRun: true })
  return change.length + unchanged.length
}
