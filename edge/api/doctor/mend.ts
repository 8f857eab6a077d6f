import type { GuildContext } from '../context.ts'
import type { GuildFacts } from '../guild/facts.ts'
import type { Problem } from '../problem.ts'

/** The result of a mend: how many entries it changed, and a sentence about it. */
export interface Mended {
  mended: number
  text: string
}

/** Mends one kind of problem. It changes only entries that are still wrong, so that a second click does no harm. */
export type Mend = (context: GuildContext, facts: GuildFacts) => Promise<Mended | Problem>
