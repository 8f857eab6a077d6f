import { assertNever } from '../../shared/assert-never.ts'
import { autocompleteResult, pong } from '../../shared/discord/message.ts'
import type { Span } from '../../shared/trace/span.ts'
import type { Outcome } from '../runtime/counts.ts'
import { traced } from '../runtime/discord.ts'
import { describeError } from '../runtime/log.ts'
import { type WaitUntil, withDeadline } from '../runtime/timers.ts'
import {
  type Answer,
  type Deferral,
  defer,
  type FirstResponse,
  refusal,
  respondWith,
  respondWithJson,
} from './answer.ts'
import { autocomplete, NO_CHOICES } from './autocomplete.ts'
import { type Dependencies, until } from './dependencies.ts'
import { type Executed, type Execution, execute } from './execute.ts'
import { followUp } from './follow-up.ts'
import type { Interaction, Use } from './parse.ts'
import { plan } from './plan.ts'
import { planElsewhere } from './plan-elsewhere.ts'

/** A member who waits longer should see that the bot is working. Discord waits 3 s for the first response. */
const DEFER_AFTER_MS = 1_000
/** A modal cannot be deferred. Less than the 2.5 s that one worker waits for the other. */
const MODAL_WITHIN_MS = 2_000
/** Work that is late and takes longer than this has failed. */
const LATE_DEADLINE_MS = 19_000
/** Workers end all work 30 s after a response. The same limit holds on the other runtimes. */
const OVER_AFTER_MS = 29_000

/** The name of the command or component, for the log; never a text that a member typed. */
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

/** Observes one interaction for counts and traces. */
export interface Watch {
  /** Notes how the interaction ended. Called once. @param command a name that exists here, or `none` */
  ended(command: string, outcome: Outcome): void
  /** The span of the interaction; null where it is not traced. */
  span: Span | null
}

/** Planned work with the function that carries it out. */
type Begun =
  | { ok: false; answer: Answer }
  | { ok: true; deferral: Deferral | null; execute(dependencies: Dependencies, waitUntil: WaitUntil): Execution }

/** Plans the work for a use in one of the bot's servers, or elsewhere. */
function begin(use: Use, dependencies: Dependencies): Begun {
  const { place } = use
  if (place.kind === 'guild') {
    const planned = plan(use, dependencies)
    if (!planned.ok) return planned
    const { deferral } = planned
    return {
      ok: true,
      deferral,
      execute: (bounded, waitUntil) => execute({ use, place, dependencies: bounded, waitUntil }, planned),
    }
  }
  const planned = planElsewhere(use, place, dependencies)
  if (!planned.ok) return planned
  return {
    ok: true,
    deferral: planned.deferral,
    execute: (bounded, waitUntil) => ({ done: false, executed: planned.run(bounded, waitUntil) }),
  }
}

/** The answer to a member whose command failed. */
interface Failed {
  answer: Answer
  outcome: 'failed'
}

/**
 * Answers a command or component: at once when that takes less than a second, else later. Every failure inside is caught
 * here: the log gets the detail, the member an id.
 */
async function answer(
  use: Use,
  dependencies: Dependencies,
  waitUntil: WaitUntil,
  watch: Watch,
): Promise<FirstResponse> {
  const { place, locale } = use
  const { startTimer, log } = dependencies
  const planned = begin(use, dependencies)
  if (!planned.ok) {
    watch.ended('none', 'refused')
    return respondWith(planned.answer)
  }
  const used = nameOf(use)
  const span = watch.span?.child(`command ${used}`) ?? null
  const ended = (outcome: Outcome): void => {
    span?.end()
    watch.ended(used, outcome)
  }
  // After its time, the work can send nothing more: it must not succeed after the member was told that it failed.
  const ending = new AbortController()
  const bounded = until(dependencies, ending.signal, span)
  const goOn: WaitUntil = (work) => waitUntil(withDeadline(work, OVER_AFTER_MS, startTimer, ending).catch(() => {}))
  const execution = planned.execute(bounded, goOn)
  if (execution.done) {
    ended('refused')
    return respondWith(execution.answer)
  }

  const report = (error: unknown): Answer => {
    const id = dependencies.newId()
    const guild = place.kind === 'guild' ? place.guildId : null
    const where = { bot: use.applicationId, guild, user: use.userId }
    const traced = span === null ? {} : { trace: span.context.traceId }
    span?.fail(error instanceof Error ? error.name : 'failed')
    log.error('interaction failed', { id, used, ...where, ...traced, ...describeError(error) })
    return refusal(locale, bounded.database.isUncertain ? 'refusal.uncertain' : 'refusal.failed', { id })
  }
  let failure: Failed | undefined
  const failed = (error: unknown): Failed => (failure ??= { answer: report(error), outcome: 'failed' })
  const executed: Promise<Executed | Failed> = execution.executed.catch(failed)
  // This timer is not cancelled, because that costs as much as starting it: on Workers it ends with the request, elsewhere within a second.
  const { deferral } = planned
  const waitMs = deferral === null ? MODAL_WITHIN_MS : DEFER_AFTER_MS
  const first = await Promise.race([executed, startTimer(waitMs).elapsed])
  if (first !== undefined) {
    ended(first.outcome)
    return respondWith(first.answer)
  }
  if (deferral === null) {
    const late = new Error(`no modal within ${waitMs} ms`)
    ending.abort(late)
    ended('failed')
    return respondWith(failed(late).answer)
  }
  // A second timer only for answers that are late: starting one costs more than to render the answer.
  const overAt = dependencies.clock() + OVER_AFTER_MS
  const late = withDeadline(executed, LATE_DEADLINE_MS, startTimer, ending).catch(failed)
  const sent = late.then(async ({ answer, outcome }) => {
    const discord = traced(dependencies.discord, span)
    // Work that opens a modal has no deferral, and so is not late.
    if (answer.as !== 'modal') await followUp({ answer, deferral, used, overAt, ...use }, { ...dependencies, discord })
    ended(outcome === 'answered' ? 'late' : outcome)
  })
  waitUntil(sent)
  return defer(deferral)
}

/** The answer to an interaction. Never rejects. */
export async function respond(
  interaction: Interaction,
  dependencies: Dependencies,
  waitUntil: WaitUntil,
  watch: Watch,
): Promise<FirstResponse> {
  switch (interaction.kind) {
    case 'ping':
      watch.ended('ping', 'answered')
      return respondWithJson(pong())
    case 'other':
      watch.ended('none', 'refused')
      return respondWith(refusal(interaction.locale, 'refusal.unknownInteraction'))
    case 'autocomplete': {
      const { place } = interaction
      const { choices, outcome } =
        place.kind === 'guild' ? await autocomplete({ use: interaction, place, dependencies, waitUntil }) : NO_CHOICES
      watch.ended('autocomplete', outcome)
      return respondWithJson(autocompleteResult(choices))
    }
    case 'command':
    case 'user-menu':
    case 'component':
      return answer(interaction, dependencies, waitUntil, watch)
    default:
      return assertNever(interaction)
  }
}
