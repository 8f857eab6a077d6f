import { QueryCreator } from 'kysely'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { type ChangedTotal, changeTotal, type TotalChange } from '../../shared/database/members/xp-changes.ts'
import type { Queries } from '../../shared/database/queries.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Total } from '../../shared/levelling/xp-change.ts'

/** A change of a member's total. By default a script makes it, with a key of its own, to a member who is in the guild. */
type WholeChange<Decided> = Pick<TotalChange<Decided>, 'member' | 'decide'> &
  Partial<Omit<TotalChange<Decided>, 'member' | 'decide' | 'after'>>

/** Makes a change, and returns once all work that follows the reply has ended. @param now milliseconds since 1970 */
export async function changeWhole<Decided extends { ok: true; after: Total } | { ok: false }>(
  db: Queries,
  change: WholeChange<Decided>,
  now: number,
): Promise<ChangedTotal<Decided>> {
  const following: Promise<unknown>[] = []
  const after = (work: Promise<unknown>): void => void following.push(work)
  const usual = { actor: SCRIPT, key: crypto.randomUUID(), isHere: true, after }
  const changed = await changeTotal(db, { ...usual, ...change }, now)
  await Promise.all(following)
  return changed
}

/** A connection for a change that is interrupted. @param happen called after the change's first two statements, before it writes the total */
export function interrupted(db: Queries, happen: () => Promise<unknown>): Queries {
  let answered = 0
  const executor = db.getExecutor().withPlugin({
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      if (++answered === 2) await happen()
      return result
    },
  })
  return Object.assign(new QueryCreator<Database>({ executor }), { getExecutor: () => executor })
}
