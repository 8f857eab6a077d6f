import { findCommand } from '../../shared/discord/find-command.ts'
import type { Choice } from '../../shared/discord/option.ts'
import { describeError } from '../runtime/log.ts'
import { endWithin } from '../runtime/timers.ts'
import { judgeAccess } from './access.ts'
import { type GuildInteraction, until } from './dependencies.ts'
import { openMentions } from './mentions.ts'
import { openContext } from './open-context.ts'
import type { AutocompleteUse } from './parse.ts'

/** A member who waited longer has typed more, and needs other choices. */
const AUTOCOMPLETE_WITHIN_MS = 2_000

/** Choices for an option, and how the request for them ended. */
export interface Completed {
  choices: readonly Choice[]
  outcome: 'answered' | 'refused' | 'failed'
}

/** The result where a member may not use the command, or it has no such option. */
export const NO_CHOICES: Completed = { choices: [], outcome: 'refused' }

/** Choices for the option in which a member is typing. None when something fails: Discord has no place to show an error. */
export async function autocomplete(interaction: GuildInteraction & { use: AutocompleteUse }): Promise<Completed> {
  const { use, place, dependencies } = interaction
  const { path, focused } = use
  const found = findCommand(dependencies.commands, path)
  if (found === null || focused === null) return NO_CHOICES
  const options = found.command.options ?? {}
  const option = Object.hasOwn(options, focused.name) ? options[focused.name] : undefined
  if (option === undefined || !('autocomplete' in option) || option.autocomplete === undefined) return NO_CHOICES
  try {
    const typed = String(focused.value ?? '').slice(0, 100)
    const { autocomplete } = option
    const choose = async (ends: AbortSignal): Promise<Completed> => {
      const bound = until(dependencies, ends, null)
      const answering = { ...interaction, dependencies: bound }
      const access = judgeAccess({ permission: found.permission, premium: false }, use, place, bound)
      if (access.verdict === 'refused') return NO_CHOICES
      const refusal = access.verdict === 'asked' ? access.refusal : null
      const choosing = autocomplete(openContext(answering, true, openMentions(answering, false)), typed)
      const [refused, choices] = await Promise.all([refusal, choosing])
      return refused === null ? { choices, outcome: 'answered' } : NO_CHOICES
    }
    return await endWithin(AUTOCOMPLETE_WITHIN_MS, choose, dependencies.startTimer)
  } catch (error) {
    const what = { used: `/${path.join(' ')}`, guild: place.guildId }
    dependencies.log.warn('autocomplete failed', { ...what, ...describeError(error) })
    return { choices: [], outcome: 'failed' }
  }
}
