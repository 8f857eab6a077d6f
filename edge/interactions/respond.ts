import type { APIInteractionResponse } from 'discord-api-types/v10'
import { assertNever } from '../../shared/assert-never.ts'
import { autocompleteResult, pong } from '../../shared/discord/message.ts'
import { describeError } from '../runtime/log.ts'
import { type WaitUntil, withDeadline } from '../runtime/timers.ts'
import { type Answer, defer, refusal, respondWith } from './answer.ts'
import { autocomplete } from './autocomplete.ts'
import { type Dependencies, until } from './dependencies.ts'
import { execute } from './execute.ts'
import { followUp } from './follow-up.ts'
import type { Interaction, Use } from './parse.ts'
import { plan } from './plan.ts'

/** A member who waits longer should see that something happens; Discord itself gives up after 3 s. */
const DEFER_AFTER_MS = 1_000
/** What takes longer than this once it is late has failed. */
const LATE_DEADLINE_MS = 19_000
/** Workers end whatever goes on 30 s after a response; elsewhere nobody would wait for longer, either. */
const OVER_AFTER_MS = 29_000

/** What is used, for the log; never what was typed. */
function nameOf(use: Use): string {
  switch (use.kind) {
    case 'command':
      return `/${use.path.join(' ')}`
    case 'user-menu':
      return use.name
    case 'component':
      return use.component.id
    default:
      return assertNever(use)
  }
}

/**
 * Answers a command or component: at once where that takes less than a second, else later. Whatever breaks inside is
 * caught here: the detail goes to the log, an id to the member.
 */
async function answer(use: Use, dependencies: Dependencies, waitUntil: WaitUntil): Promise<APIInteractionResponse> {
  const { place, locale } = use
  const { startTimer, log } = dependencies
  if (place.kind === 'elsewhere') return respondWith(refusal(locale, 'refusal.serverOnly'))
  // After its time, the work is cut off from database and Discord: what the member was told has failed does not happen later.
  const ending = new AbortController()
  const bounded = until(dependencies, ending.signal)
  const goOn: WaitUntil = (work) => waitUntil(withDeadline(work, OVER_AFTER_MS, startTimer, ending).catch(() => {}))
  const planned = plan(use, bounded)
  if (!planned.ok) return respondWith(planned.answer)
  const execution = execute({ use, place, dependencies: bounded, waitUntil: goOn }, planned)
  if (execution.done) return respondWith(execution.answer)

  const tell = (error: unknown): Answer => {
    const id = dependencies.newId()
    const where = { bot: use.applicationId, guild: place.guildId, user: use.userId }
    log.error('interaction failed', { id, used: nameOf(use), ...where, ...describeError(error) })
    return refusal(locale, bounded.database.isUncertain ? 'refusal.uncertain' : 'refusal.failed', { id })
  }
  let told: Answer | undefined
  const failed = (error: unknown): Answer => (told ??= tell(error))
  const answered = execution.answer.catch(failed)
  // Never called off, which would cost as much as starting it: on Workers it ends with the request, elsewhere within a second.
  const first = await Promise.race([answered, startTimer(DEFER_AFTER_MS).elapsed])
  if (first !== undefined) return respondWith(first)
  const { deferral } = planned
  // Most answers are not late, and a second timer for each of them would cost more than rendering it.
  const overAt = dependencies.clock() + OVER_AFTER_MS
  const late = withDeadline(answered, LATE_DEADLINE_MS, startTimer, ending).catch(failed)
  waitUntil(late.then((answer) => followUp({ answer, deferral, used: nameOf(use), overAt, ...use }, dependencies)))
  return defer(deferral)
}

/** The answer to an interaction. There always is one; the promise is never rejected. */
export async function respond(
  interaction: Interaction,
  dependencies: Dependencies,
  waitUntil: WaitUntil,
): Promise<APIInteractionResponse> {
  switch (interaction.kind) {
    case 'ping':
      return pong()
    case 'other':
      return respondWith(refusal(interaction.locale, 'refusal.unknownInteraction'))
    case 'autocomplete': {
      const { place } = interaction
      if (place.kind === 'elsewhere') return autocompleteResult([])
      return autocompleteResult(await autocomplete({ use: interaction, place, dependencies, waitUntil }))
    }
    case 'command':
    case 'user-menu':
    case 'component':
      return answer(interaction, dependencies, waitUntil)
    default:
      return assertNever(interaction)
  }
}
