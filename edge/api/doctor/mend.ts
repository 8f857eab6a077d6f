import type { GuildContext } from '../context.ts'
import type { GuildFacts } from '../guild/facts.ts'
import type { Problem } from '../problem.ts'

/** What a mend did: how many entries it changed, and that in words. */
export interface Mended {
  mended: number
  text: string
}

/** Mends one kind of problem. It changes only what is still wrong, so that a second click does no harm. */
export type Mend = (context: GuildContext, facts: GuildFacts) => Promise<Mended | Problem>
