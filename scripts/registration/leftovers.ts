import { DiscordAPIError } from '@discordjs/rest'
import { isNoAccess } from './explain.ts'
import { type RegistrationOptions, type RegistrationTarget, registerCommands } from './register.ts'

/**
 * Removes what ENV=dev registered in its one server, where every command would be shown twice once it is there for all.
 * A server that the bot is not in has nothing left in it.
 * @returns how many it removed, or would remove
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

/** How many commands there are for every server, too, and so are shown twice in the one of ENV=dev. Sends nothing. */
export async function countShownTwice(target: RegistrationTarget): Promise<number> {
  const { change, unchanged } = await registerCommands({ ...target, guildId: null }, { dryRun: true })
  return change.length + unchanged.length
}
