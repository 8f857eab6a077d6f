import { saveProgress } from '../../../shared/database/jobs/guild-jobs.ts'
import type { JobOf } from '../../../shared/database/jobs/jobs.ts'
import { syncsOf } from '../../../shared/database/jobs/role-sync.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { EffectContext } from '../context.ts'
import { countMember, looked, type MemberResult, type Progress } from './progress.ts'

/** How often progress is saved: after a crash, members of this time are looked at again. A stop is noticed as soon. */
export const SAVE_EVERY_MS = 1_000

/** The progress of a sync: in memory, and in the row of its job. */
export class SavedProgress {
  private progress: Progress
  private savedAt: number

  constructor(
    private readonly job: JobOf<'guild-role-sync'>,
    private readonly context: EffectContext,
  ) {
    this.progress = job.payload
    this.savedAt = context.now()
  }

  get now(): Progress {
    return this.progress
  }

  /** @param total how many members are to be looked at */
  begin(total: number): void {
    this.progress = { ...this.progress, total }
  }

  /**
   * If an older sync was for all members, this one is for all members, too. This is saved before the older sync is deleted,
   * because the process may be killed in between.
   */
  async takeOver(): Promise<void> {
    const syncs = await syncsOf(this.context.db, this.job.guildId)
    if (!syncs.some(({ id, everyone }) => everyone && BigInt(id) < BigInt(this.job.id))) return
    this.progress = { ...this.progress, everyone: true, cursor: '0', total: null }
    await this.save()
  }

  /** The members up to this one are done. */
  count(userId: Snowflake, result: MemberResult): void {
    this.progress = countMember(this.progress, userId, result)
  }

  /** Removes the address of the reply. A failed job is kept for weeks, and the token in the address is a secret. */
  forgetReply(): void {
    this.progress = { ...this.progress, reply: null }
  }

  /** None of the remaining members can be given their roles, for this reason. */
  failRemaining(reason: string): void {
    const left = Math.max(1, (this.progress.total ?? 0) - looked(this.progress))
    this.progress = { ...this.progress, reasons: { ...this.progress.reasons, [reason]: left } }
    this.forgetReply()
  }

  /** Saves unless that was done less than a second ago. @returns what ended the sync meanwhile, or null */
  async saveIfDue(): Promise<'stopped' | 'replaced' | null> {
    return this.context.now() - this.savedAt < SAVE_EVERY_MS ? null : this.save()
  }

  /** Saves, and renews the lease of the job. @returns what ended the sync meanwhile, or null */
  async save(): Promise<'stopped' | 'replaced' | null> {
    const { db, processId, leaseMs, now } = this.context
    const { id, guildId } = this.job
    this.savedAt = now()
    const hold = { id, processId, until: this.savedAt + leaseMs, now: this.savedAt }
    const isMine = await saveProgress(db, hold, this.progress)
    const newer = (await syncsOf(db, guildId)).filter((sync) => BigInt(sync.id) > BigInt(id))
    // While this process holds a sync of all members, a newer sync of fewer members does not replace it.
    const isReplaced = newer.some(({ everyone }) => everyone || !isMine || !this.progress.everyone)
    if (isReplaced) return 'replaced'
    return isMine ? null : 'stopped'
  }
}
