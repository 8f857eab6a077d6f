import type { Finding } from '../levelling/finding.ts'
import type { LevelRole } from '../levelling/level-roles.ts'
import { names, readWording } from '../levelling/wording.ts'
import type { GuildSettings } from './index.ts'

/** Finds that a server's own wording of announcements names level roles, although members will not see any. */
export function wordingFindings(
  { announcementText: text, notificationType: type }: GuildSettings,
  levelRoles: readonly LevelRole[],
): Finding[] {
  if (text === null || type === 'disable') return []
  const read = readWording(text)
  if (!read.ok || !(names(read.wording, 'role') || names(read.wording, 'next_role'))) return []
  if (levelRoles.length === 0) return [{ kind: 'wordingWithoutRoles' }]
  return type === 'dm' ? [{ kind: 'wordingRolesUnseen' }] : []
}
