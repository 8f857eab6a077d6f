import { RateLimitError } from '@discordjs/rest'
import { type GuildRules, loadGuildRules } from '../../../shared/database/guilds/guilds.ts'
import type { JobOutcome } from '../../../shared/database/jobs/end-job.ts'
import { hasNewer, replaceOlder, saveSync } from '../../../shared/database/jobs/guild-jobs.ts'
import type { JobOf } from '../../../shared/database/jobs/jobs.ts'
import { countReached, reachedAfter } from '../../../shared/database/members/reached-levels.ts'
import { waitOf } from '../../discord/rest.ts'
import type { EffectContext } from '../context.ts'
import { describe, isFinal } from '../outcome.ts'
import type { Turn } from '../pool.ts'
import { MemberWindow } from './member-window.ts'
import { endText, progressText, type SyncEnd } from './messages.ts'
import { looked, type MemberResult, mainReason, type Progress, tally } from './progress.ts'
import { Report } from './report.ts'
import { settleMember } from './settle-member.ts'

const PAGE = 100
/** So much is looked at again after a crash; and so soon a stop is noticed, between two members. */
const SAVE_EVERY_MS = 1_000
/** Then another guild's sync has a turn. */
const TURN_MS = 5_000

/**
 * Gives everybody in a guild who has reached a level role what the level says, one member after the other, so that
 * one request at a time of it competes with announcements. How far it has come is saved as it goes. Whoever deletes
 * its row stops it; a newer one for the guild replaces it.
 */
export async function syncGuild(
  job: JobOf<'guild-role-sync'>,
  turn: Turn,
  context: EffectContext,
): Promise<JobOutcome> {
  await replaceOlder(context.db, job.guildId, 'guild-role-sync', job.id)
  const report = new Report(job.guildId, job.payload.reply, context)
  const sync = new GuildSync(job, report, turn, context)
  try {
    const end = await sync.run()
    if (end === 'to go on') return { outcome: 'released' }
    await report.finish((locale) => endText(locale, sync.progress, end))
    const reason = mainReason(sync.progress)
    if (end !== 'done' || reason === null) return { outcome: 'done' }
    sync.forgetReply()
    await sync.save()
    return { outcome: 'failed', reason }
  } catch (error) {
    if (isFinal(error)) {
      sync.giveUp(describe(error))
      await report.finish((locale) => endText(locale, sync.progress, 'stopped'))
    }
    // What is not saved is looked at again, which does no harm; the error is what matters.
    await sync.save().catch(() => null)
    throw error
  }
}

class GuildSync {
  progress: Progress
  private savedAt: number
  private readonly members: MemberWindow

  constructor(
    private readonly job: JobOf<'guild-role-sync'>,
    private readonly report: Report,
    private readonly turn: Turn,
    private readonly context: EffectContext,
  ) {
    this.progress = job.payload
    this.savedAt = context.now()
    this.members = new MemberWindow(job.guildId, context.guildRest)
  }

  /** @returns how it ended; or that the process is about to stop, and the next one is to go on from here */
  async run(): Promise<SyncEnd | 'to go on'> {
    let turnEnds = this.context.now() + TURN_MS
    for (;;) {
      // Read for each page: an admin may change them meanwhile.
      const rules = (await loadGuildRules(this.context.db, [this.job.guildId])).get(this.job.guildId)
      const page = rules ? await this.nextPage(rules) : []
      if (rules === undefined || page.length === 0) return 'done'
      for (const member of page) {
        if (this.context.stopping()) return (await this.save()) ?? 'to go on'
        if (this.context.now() >= turnEnds) {
          await this.turn.aside(async () => {})
          turnEnds = this.context.now() + TURN_MS
        }
        const result = await this.settle({ ...member, guildId: this.job.guildId }, rules)
        if (typeof result === 'string') return result
        this.progress = tally(this.progress, member.userId, result)
        this.report.update((locale) => progressText(locale, this.progress))
        if (this.context.now() - this.savedAt < SAVE_EVERY_MS) continue
        const end = await this.save()
        if (end !== null) return end
      }
    }
  }

  /** One member, however long Discord makes it wait for that. @returns what ended the sync meanwhile, where it did */
  private async settle(
    member: Parameters<typeof settleMember>[0],
    rules: GuildRules,
  ): Promise<MemberResult | SyncEnd | 'to go on'> {
    for (;;) {
      try {
        return await settleMember(member, rules, this.members, this.context)
      } catch (error) {
        if (!(error instanceof RateLimitError)) throw error
        const until = this.context.now() + waitOf(error)
        this.context.limits.note(this.job.guildId, until)
        const end = await this.turn.aside(() => this.waitUntil(until))
        if (end !== null) return end
      }
    }
  }

  private async waitUntil(until: number): Promise<SyncEnd | 'to go on' | null> {
    for (let left = until - this.context.now(); left > 0; left = until - this.context.now()) {
      const waited = await this.context.sleep(Math.min(left, SAVE_EVERY_MS))
      const end = await this.save()
      if (end !== null) return end
      if (!waited) return 'to go on'
    }
    return null
  }

  /** @returns what ended it meanwhile, if anything did */
  async save(): Promise<'stopped' | 'replaced' | null> {
    const { db, processId, leaseMs, now } = this.context
    const { id, guildId } = this.job
    this.savedAt = now()
    const hold = { id, processId, until: this.savedAt + leaseMs, now: this.savedAt }
    const isMine = await saveSync(db, hold, this.progress)
    if (await hasNewer(db, guildId, 'guild-role-sync', id)) return 'replaced'
    return isMine ? null : 'stopped'
  }

  /** A failed job is kept for weeks, and the token in it is a secret. */
  forgetReply(): void {
    this.progress = { ...this.progress, reply: null }
  }

  /** Nobody of those who are left can be helped. */
  giveUp(reason: string): void {
    const left = Math.max(1, (this.progress.total ?? 0) - looked(this.progress))
    this.progress = { ...this.progress, reasons: { ...this.progress.reasons, [reason]: left } }
    this.forgetReply()
  }

  private async nextPage({ levelRoles }: GuildRules) {
    if (levelRoles.length === 0) return []
    const { db } = this.context
    const { guildId } = this.job
    const lowest = Math.min(...levelRoles.map((role) => role.level))
    if (this.progress.total === null) {
      this.progress = { ...this.progress, total: await countReached(db, guildId, lowest) }
    }
    return reachedAfter(db, guildId, lowest, this.progress.cursor, PAGE)
  }
}
