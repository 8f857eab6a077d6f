import type { RoleSync } from '../../../shared/api/level-roles.ts'
import type { SyncProgress } from '../../../shared/database/jobs/sync-progress.ts'
import { fixText, LOOK_BACK_MS } from '../../messages/doctor.ts'
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
