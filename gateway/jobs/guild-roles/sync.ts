import { RateLimitError } from '@discordjs/rest'
import { type GuildRules, loadGuildRules } from '../../../shared/database/guilds/guilds.ts'
import type { JobOutcome } from '../../../shared/database/jobs/end-job.ts'
import { replaceOlder } from '../../../shared/database/jobs/guild-jobs.ts'
import type { JobOf } from '../../../shared/database/jobs/jobs.ts'
import { countReached, reachedAfter } from '../../../shared/database/members/reached-levels.ts'
import { syncedFrom } from '../../../shared/levelling/level-roles.ts'
import { waitOf } from '../../discord/rest.ts'
import type { EffectContext } from '../context.ts'
import { describe, isFinal } from '../outcome.ts'
import type { Turn } from '../pool.ts'
import { Report } from '../report.ts'
import { MemberWindow } from './member-window.ts'
import { endText, progressText, type SyncEnd } from './messages.ts'
import { type MemberResult, mainReason } from './progress.ts'
import { SAVE_EVERY_MS, SavedProgress } from './saved-progress.ts'
import { settleMember } from './settle-member.ts'

const PAGE = 100
/** After this long, another guild's sync has a turn. */
const TURN_MS = 5_000

/** How a run of a sync ended. `interrupted`: the process stops, and another one continues. */
type RunEnd = SyncEnd | 'interrupted'

/**
 * Gives and takes level roles in a guild, so that every member who has reached a level role has the roles of their level.
 * Once the guild has changed its curve, this concerns all members with XP. The sync looks at one member after the other, so
 * that only one of its requests at a time competes with announcements. Its progress is saved every second. Deleting its job's
 * row stops the sync; a newer sync of the guild replaces it, and is for all members if the older one was.
 */
export async function syncGuild(
  job: JobOf<'guild-role-sync'>,
  turn: Turn,
  context: EffectContext,
): Promise<JobOutcome> {
  const report = new Report(job.guildId, job.payload.reply, context)
  const progress = new SavedProgress(job, context)
  if (!job.payload.everyone) await progress.takeOver()
  await replaceOlder(context.db, job.guildId, 'guild-role-sync', job.id)
  try {
    const end = await new GuildSync({ guildId: job.guildId, progress, report, turn, context }).run()
    if (end === 'interrupted') return { outcome: 'released' }
    await report.finish((locale) => endText(locale, progress.now, end))
    const reason = mainReason(progress.now)
    if (end !== 'done' || reason === null) return { outcome: 'done' }
    progress.forgetReply()
    await progress.save()
    return { outcome: 'failed', reason }
  } catch (error) {
    if (isFinal(error)) {
      progress.failRemaining(describe(error))
      await report.finish((locale) => endText(locale, progress.now, 'stopped'))
    }
    // If this fails, some members are looked at again, which does no harm. The first error is the one to report.
    await progress.save().catch(() => null)
    throw error
  }
}

interface SyncParts {
  guildId: string
  progress: SavedProgress
  report: Report
  turn: Turn
  context: EffectContext
}

class GuildSync {
  private readonly members: MemberWindow

  constructor(private readonly parts: SyncParts) {
    this.members = new MemberWindow(parts.guildId, parts.context.guildRest)
  }

  async run(): Promise<RunEnd> {
    const { guildId, progress, report, turn, context } = this.parts
    let turnEnds = context.now() + TURN_MS
    for (;;) {
      // Read for each page, because an admin may change the level roles meanwhile.
      const rules = (await loadGuildRules(context.db, [guildId])).get(guildId)
      const page = rules ? await this.nextPage(rules) : []
      if (rules === undefined || page.length === 0) return 'done'
      for (const member of page) {
        if (context.stopping()) return (await progress.save()) ?? 'interrupted'
        if (context.now() >= turnEnds) {
          await turn.aside(async () => {})
          turnEnds = context.now() + TURN_MS
        }
        const result = await this.settle({ ...member, guildId }, rules)
        if (typeof result === 'string') return result
        progress.count(member.userId, result)
        report.update((locale) => progressText(locale, progress.now))
        const end = await progress.saveIfDue()
        if (end !== null) return end
      }
    }
  }

  /** Settles one member, and waits for rate limits as long as needed. @returns a string if the sync ended meanwhile */
  private async settle(member: Parameters<typeof settleMember>[0], rules: GuildRules): Promise<MemberResult | RunEnd> {
    const { guildId, turn, context } = this.parts
    for (;;) {
      try {
        return await settleMember(member, rules, this.members, context)
      } catch (error) {
        if (!(error instanceof RateLimitError)) throw error
        const until = context.now() + waitOf(error)
        context.limits.note(guildId, until)
        const end = await turn.aside(() => this.waitUntil(until))
        if (end !== null) return end
      }
    }
  }

  private async waitUntil(until: number): Promise<RunEnd | null> {
    const { progress, context } = this.parts
    for (let left = until - context.now(); left > 0; left = until - context.now()) {
      const waited = await context.sleep(Math.min(left, SAVE_EVERY_MS))
      const end = await progress.save()
      if (end !== null) return end
      if (!waited) return 'interrupted'
    }
    return null
  }

  private async nextPage({ levelRoles, curve, settings: { curveChangedAt } }: GuildRules) {
    if (levelRoles.length === 0) return []
    const { guildId, progress, context } = this.parts
    const { everyone } = progress.now
    const level = everyone ? 0 : syncedFrom(levelRoles, curveChangedAt)
    const lowest = { guildId, level, curve, everyone }
    if (progress.now.total === null) progress.begin(await countReached(context.db, lowest))
    return reachedAfter(context.db, lowest, progress.now.cursor, PAGE)
  }
}
