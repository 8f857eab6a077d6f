import type { Finding } from '../levelling/finding.ts'
import type { LevelRole } from '../levelling/level-roles.ts'
import { isAnnouncedAlone, type LevelText } from '../levelling/level-text.ts'
import { names, readWording } from '../levelling/wording.ts'
import type { GuildSettings } from './index.ts'

function namesRoles(text: string | null): boolean {
  const read = readWording(text ?? '')
  return read.ok && (names(read.wording, 'role') || names(read.wording, 'next_role'))
}

/**
 * Finds that a server's own texts of announcements name level roles, although members will not see any, and texts for levels
 * that are not announced.
 */
export function wordingFindings(
  settings: GuildSettings,
  levelRoles: readonly LevelRole[],
  levelTexts: readonly LevelText[],
): Finding[] {
  const { announcementText, notificationType: type } = settings
  if (type === 'disable') return []
  const found: Finding[] = []
  const unseen = levelTexts.filter(({ level }) => !isAnnouncedAlone(level, { settings, levelRoles }))
  if (unseen.length > 0) found.push({ kind: 'levelTextsUnannounced', levels: unseen.map(({ level }) => level) })
  if (levelRoles.length > 0 && type !== 'dm') return found
  const levels = levelTexts.filter(({ text }) => namesRoles(text)).map(({ level }) => level)
  const isNamed = namesRoles(announcementText)
  if (levelRoles.length === 0) {
    if (isNamed) found.push({ kind: 'wordingWithoutRoles' })
    if (levels.length > 0) found.push({ kind: 'levelTextsWithoutRoles', levels })
  } else {
    if (isNamed) found.push({ kind: 'wordingRolesUnseen' })
    if (levels.length > 0) found.push({ kind: 'levelTextsRolesUnseen', levels })
  }
  return found
}
