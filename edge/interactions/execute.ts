import { judgeAccess, noteEntitlements } from './access.ts'
import type { Answer } from './answer.ts'
import type { GuildInteraction } from './dependencies.ts'
import { openMentions } from './mentions.ts'
import { openContext } from './open-context.ts'
import type { Work } from './plan.ts'

/** An answer, and whether it refuses the member. */
export interface Executed {
  answer: Answer
  outcome: 'answered' | 'refused'
}

/** The answer, or the work on it. */
export type Execution = { done: true; answer: Answer } | { done: false; executed: Promise<Executed> }

/** Carries out planned work, unless the member may not use the command or component. */
export function execute(interaction: GuildInteraction, planned: Work): Execution {
  const { use, place, dependencies } = interaction
  const { required, isEphemeral, prefetch, run } = planned
  if (required.premium) interaction.waitUntil(noteEntitlements(use, dependencies))
  const access = judgeAccess(required, use, place, dependencies)
  if (access.verdict === 'refused') return { done: true, answer: access.answer }
  return { done: false, executed: carryOut(access.verdict === 'asked' ? access.refusal : null) }

  async function carryOut(refusal: Promise<Answer | null> | null): Promise<Executed> {
    // The replies to admins mention other commands; most replies to members mention none.
    const mentions = openMentions(interaction, required.permission !== 0n)
    const context = openContext(interaction, isEphemeral, mentions)
    const prefetching = prefetch?.(context)
    // Ignore this promise's failure here: when the member is refused, nothing awaits it.
    prefetching?.catch(() => {})
    const refused = refusal && (await refusal)
    if (refused !== null) return { answer: refused, outcome: 'refused' }
    const answer = await mentions.settle(await run(context, prefetching && (await prefetching)))
    return { answer, outcome: 'answered' }
  }
}
