import { type AnnouncedLevels, isAnnounced } from './announced-levels.ts'
import type { AnnouncementForm } from './announcement-body.ts'
import type { LevelRole } from './level-roles.ts'
import { readWording, type Wording } from './wording.ts'

/** A guild's own text for level-ups to one level. */
export interface LevelText {
  /** 1..1000 */
  level: number
  text: string
  form: AnnouncementForm
}

/** The most levels of a guild that have a text of their own. */
export const MOST_LEVEL_TEXTS = 50

/** Returns a guild's texts for single levels after one was added. It replaces an earlier text of the same level. */
export const withLevelText = (levelTexts: readonly LevelText[], wanted: LevelText): LevelText[] => [
  ...levelTexts.filter(({ level }) => level !== wanted.level),
  wanted,
]

/** Whether a guild has so many texts that another level cannot have one. */
export const isFullFor = (levelTexts: readonly LevelText[], level: number): boolean =>
  levelTexts.filter((one) => one.level !== level).length >= MOST_LEVEL_TEXTS

/** A wording that was read, and how its announcements look. */
export interface OwnText {
  wording: Wording
  form: AnnouncementForm
}

/**
 * The text of the highest level that a level-up passes, among the announced levels that have a text of their own; null where it
 * passes none. The text of a level that is not announced by itself is never used. A text that only a newer release can read is
 * left out.
 * @param from the level before, less than `level`
 */
export function levelTextOf(
  { settings, levelRoles, levelTexts }: LevelTexts,
  { from, level }: { from: number; level: number },
): OwnText | null {
  const passed = levelTexts
    .filter((one) => one.level > from && one.level <= level && isAnnouncedAlone(one.level, { settings, levelRoles }))
    .sort((a, b) => b.level - a.level)
  for (const { text, form } of passed) {
    const read = readWording(text)
    if (read.ok) return { wording: read.wording, form }
  }
  return null
}

/** The parts of a guild that decide which text of a level is used. */
interface LevelTexts {
  settings: AnnouncedLevels
  levelRoles: readonly LevelRole[]
  levelTexts: readonly LevelText[]
}

/** Whether a level-up from the level below is announced. */
export const isAnnouncedAlone = (level: number, { settings, levelRoles }: Omit<LevelTexts, 'levelTexts'>): boolean =>
  isAnnounced(settings, levelRoles, { previous: level - 1, level })
