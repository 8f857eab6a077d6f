import { type Actor, entryOf } from '../../audit/entry.ts'
import type { MemberKey } from '../../levelling/member-key.ts'
import type { Ladder } from '../../levelling/xp-authority.ts'
import type { Total } from '../../levelling/xp-change.ts'
import { entryFor } from '../../levelling/xp-ledger.ts'
import { recordOne } from '../audit/record.ts'
import { insertJobs } from '../jobs/jobs.ts'
import { insertEntries } from '../ledger/entries.ts'
import { countOpen } from '../ledger/open-entry.ts'
import { deleteSettleJob, insertSettleJob } from '../ledger/settle-job.ts'
import { finishChange, insertTotal, replaceTotal } from '../ledger/write-total.ts'
import type { Queries } from '../queries.ts'
import { type FoundTotal, findTotal } from './found-total.ts'

/** Each failed try means that another write succeeded, so this many in a row are a defect. */
const MAX_TRIES = 50

/** A change of a member's total. */
export interface TotalChange<Decided> {
  member: MemberKey
  /** 1 to 64 printable ASCII characters that no other change of the member has. A second change with it is not made. */
  key: string
  /**
   * Work that the caller has begun already, to save a round trip: `found` is the result of `findTotal`, and `settleJob` the
   * promise of `insertSettleJob`.
   */
  begun?: { found: FoundTotal; settleJob: Promise<string> }
  /** Who changes it, and why. At most 512 characters of the reason are stored. */
  actor: Actor
  reason?: string | null | undefined
  /** Whether the member is in the server. A member who has left gets the roles of the level on joining again. */
  isHere: boolean
  /** Returns the new total, which must differ from the one before, or a refusal. @param ladder the guild's level roles */
  decide(before: Total, ladder: Ladder): Decided | Promise<Decided>
  /** Continues work after the reply. */
  after(work: Promise<unknown>): void
}

export type ChangedTotal<Refused> =
  /**
   * `rolesFollow`: a job for the gateway corrects the member's level roles. `isRepeat`: the change was made before, and
   * `before` and `after` are what the member has now.
   */
  { ok: true; before: Total; after: Total; rolesFollow: boolean; isRepeat: boolean } | Extract<Refused, { ok: false }>

/**
 * Changes a member's XP and level by compare-and-set: reads, decides and writes, and starts again where another write came
 * first. XP that is earned or given at the same time is never lost.
 *
 * One statement writes the total together with its row of the ledger, as an open entry, because the edge has no transactions.
 * After the reply the row moves into the table and the members are counted. If the edge ends before that, a job that was
 * written before the change does it in the gateway. Other writers of the total finish an open entry first.
 *
 * The entry of the audit and the job for the roles are written at the same time as the change, not after it: that saves a
 * round trip, and no crash in between can leave wrong roles. The job names the replaced total, and the gateway waits until
 * that total is gone.
 * @param now milliseconds since 1970
 * @throws where other writes came first fifty times
 */
export async function changeTotal<Decided extends { ok: true; after: Total } | { ok: false }>(
  db: Queries,
  { member, key, begun, actor, reason, isHere, decide, after }: TotalChange<Decided>,
  now: number,
): Promise<ChangedTotal<Decided>> {
  const settleJob = begun?.settleJob ?? insertSettleJob(db, member, now)
  const end = async (...work: readonly Promise<unknown>[]): Promise<void> => {
    await Promise.all(work)
    await deleteSettleJob(db, await settleJob)
  }
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const [found] = await Promise.all([(tries === 0 && begun?.found) || findTotal(db, member, key), settleJob])
    const { total, ladder, ledgerRows, open: earlier } = found
    const before = total ?? { xp: 0, level: 0 }
    if (found.isWritten) {
      after(end(earlier === null ? Promise.resolve() : finishChange(db, earlier, ledgerRows)))
      return { ok: true, before, after: before, rolesFollow: false, isRepeat: true }
    }
    const decided = await decide(before, ladder)
    if (!decided.ok) {
      after(end())
      // The compiler does not narrow a type parameter. A decision that is not ok is a refusal.
      return decided as Extract<Decided, { ok: false }>
    }
    if (earlier !== null) await insertEntries(db, [earlier.entry])
    const to = decided.after
    const request = { ...member, source: 'admin', key, amount: to.xp - before.xp, at: now } as const
    const entry = entryFor({ ...request, actorId: actor.id, reason }, request.amount)
    const open = { entry, from: before, to, countsRanges: found.countsRanges }
    const rolesFollow = isHere && ladder.levelRoles.length > 0 && before.level !== to.level
    const author = { guildId: member.guildId, actor, reason }
    const audited = entryOf(author, { kind: 'xp.changed', targetId: member.userId, before, after: to })
    const [written] = await Promise.all([
      recordOne(db, audited, now, () =>
        total === null
          ? insertTotal(db, { before, ledgerRows, open })
          : replaceTotal(db, { before, ledgerRows, open }, earlier !== null),
      ),
      rolesFollow && insertJobs(db, [{ kind: 'member-roles', ...member, payload: { replacing: before.xp } }], now),
    ])
    if (!written) continue
    after(end(finishChange(db, open, ledgerRows + 1), countOpen(db, earlier === null ? [] : [earlier])))
    return { ok: true, before, after: to, rolesFollow, isRepeat: false }
  }
  throw new Error(`another write changed the member's XP before each of ${MAX_TRIES} tries to change it`)
}
