import type { Choice } from '../../shared/discord/command.ts'
import { findCommand } from '../../shared/discord/find-command.ts'
import { endWithin } from '../runtime/deadline.ts'
import { describeError } from '../runtime/log.ts'
import { judgeAccess } from './access.ts'
import type { SuggestUse } from './interaction.ts'
import { openMentions } from './mentions.ts'
import { openContext, type Session } from './open-context.ts'
import { until } from './until.ts'

/** After this, a member has typed on. */
const SUGGEST_WITHIN_MS = 2_000

/** What to offer for the option in which a member is typing; nothing where something is wrong, since nobody could read why. */
export async function suggest(session: Session & { use: SuggestUse }): Promise<readonly Choice[]> {
  const { use, place, dependencies } = session
  const { path, focused } = use
  const found = findCommand(dependencies.commands, path)
  if (found === null || focused === null) return []
  const options = found.command.options ?? {}
  const option = Object.hasOwn(options, focused.name) ? options[focused.name] : undefined
  if (option === undefined || !('suggest' in option) || option.suggest === undefined) return []
  try {
    const typed = String(focused.value ?? '').slice(0, 100)
    const { suggest } = option
    const choose = async (ends: AbortSignal): Promise<readonly Choice[]> => {
      const bound = until(dependencies, ends)
      const answering = { ...session, dependencies: bound }
      const access = judgeAccess({ permission: found.permission, premium: false }, use, place, bound)
      if (access.verdict === 'refused') return []
      const refusal = access.verdict === 'asked' ? access.refusal : null
      const suggesting = suggest(openContext(answering, true, openMentions(answering, false)), typed)
      const [refused, choices] = await Promise.all([refusal, suggesting])
      return refused === null ? choices : []
    }
    return await endWithin(SUGGEST_WITHIN_MS, choose, dependencies.startTimer)
  } catch (error) {
    const what = { used: `/${path.join(' ')}`, guild: place.guildId }
    dependencies.log.warn('suggestions failed', { ...what, ...describeError(error) })
    return []
  }
}
