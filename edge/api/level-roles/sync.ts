import type { RoleSync } from '../../../shared/api/level-roles.ts'
import type { SyncWriter } from '../../../shared/database/guilds/level-roles.ts'
import type { StoredGuild } from '../../../shared/database/guilds/overview.ts'
import type { SyncProgress } from '../../../shared/database/jobs/sync-progress.ts'
import { levelAt } from '../../../shared/levelling/curve.ts'
import { readCurve } from '../../../shared/levelling/stored-curve.ts'
import { fixText, LOOK_BACK_MS } from '../../messages/doctor.ts'
import type { GuildContext } from '../context.ts'
import { sayAsCommands } from '../guild/say.ts'

const NONE: RoleSync = { state: 'none', done: 0, total: null, given: 0, failed: 0, reason: null }

/** The progress of a role sync for a page. An old failure is not shown. @param now milliseconds since 1970 */
export function shownSync(progress: SyncProgress | null, locale: string, now: number): RoleSync {
  if (progress === null) return NONE
  const { state, done, total, given, failed, reason, updatedAt } = progress
  if (state === 'failed' && now - updatedAt > LOOK_BACK_MS) return NONE
  const fix = reason === null ? null : fixText(sayAsCommands(locale), { kind: 'guild-role-sync', reason })
  return { state, done, total, given, failed, reason: fix }
}

/** A sync that has not begun. */
export const waitingSync = (now: number): SyncProgress => ({
  ...{ state: 'waiting', done: 0, total: null, given: 0, failed: 0, reason: null },
  updatedAt: now,
})

/**
 * Writes the job of a sync after the reply, which does not wait for it.
 * @param highest the XP of the member with the most; null where no member has XP
 * @param level the lowest level that the sync concerns
 */
export const syncLater =
  (context: Pick<GuildContext, 'after'>, stored: StoredGuild, highest: number | null, level: number): SyncWriter =>
  async (write) => {
    context.after(write())
    return highest !== null && levelAt(highest, readCurve(stored.settings.curve)) >= level
  }
