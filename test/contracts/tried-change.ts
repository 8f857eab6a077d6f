import type { Actor, AuditEntry } from '../../shared/audit/entry.ts'
import type { Queries } from '../../shared/database/queries.ts'
import { GUILD, TWINS } from './dialects.ts'

export const ANN: Actor = { id: '7', via: 'dashboard', keyId: null }
export const by = { guildId: GUILD, actor: ANN }
export const [ONE, TWO] = TWINS

/** A recorded change. Tried twice, the second time is refused or changes nothing, where that is possible. */
export interface Tried {
  /** Prepares what the change needs. */
  given?(db: Queries): Promise<unknown>
  change(db: Queries, expected: number | undefined, now: number): Promise<unknown>
  writes: readonly Partial<AuditEntry>[]
  /** The same change again is made again. */
  repeats?: true
  /** The change takes no expected version. */
  unversioned?: true
}

export const versioned = (expected: number | undefined) => ({ ...by, expected })
