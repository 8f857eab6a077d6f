import { escapeMarkdown, roleMention, userMention } from '../discord/markdown.ts'
import type { Snowflake } from '../discord/snowflake.ts'
import { languageOf } from '../text/language.ts'
import { writeNumber } from '../text/say.ts'
import { type AnnouncementForm, LONGEST_TEXT } from './announcement-body.ts'
import { MAX_LEVEL, MAX_XP } from './curve.ts'
import type { LevelRole } from './level-roles.ts'
import { fillWording, readWording, type WordingFault, type WordingValues } from './wording.ts'

/** A member's total XP, and rank on the leaderboard. */
export interface NamedStanding {
  xp: number
  rank: number
}

/** The facts about a level-up and its guild that a wording can name. */
interface Named {
  userId: Snowflake
  level: number
  /** The level before. */
  previous: number
  /** Null where the standing is not known. */
  standing: NamedStanding | null
  /** The guild's name; empty where it is not known. */
  name: string
  /** Discord's locale code, e.g. `en-US`. */
  locale: string
  levelRoles: readonly LevelRole[]
}

/** The text of a variable without a value, e.g. of a member without a level role. Not empty, because Discord refuses an empty message. */
const NONE = '–'

/** The text of each variable, with numbers in the guild's language. */
export function wordingValues({ name, locale, levelRoles, userId, level, previous, standing }: Named): WordingValues {
  const write = (value: number): string => writeNumber(languageOf(locale), value)
  const byLevel = levelRoles.toSorted((a, b) => a.level - b.level)
  const held = byLevel.findLast((role) => role.level <= level)
  const next = byLevel.find((role) => role.level > level)
  return {
    user: userMention(userId),
    level: write(level),
    previous: write(previous),
    role: held === undefined ? NONE : roleMention(held.roleId),
    next_role: next === undefined ? NONE : roleMention(next.roleId),
    rank: standing === null ? NONE : write(standing.rank),
    xp: standing === null ? NONE : write(standing.xp),
    server: name === '' ? NONE : escapeMarkdown(name),
  }
}

const LONGEST_ID = '9'.repeat(20)

/** The longest possible values. A server's name has up to 100 characters, and escaping makes it at most twice as long. */
const LONGEST_VALUES = wordingValues({
  ...{ userId: LONGEST_ID, level: MAX_LEVEL, previous: MAX_LEVEL, name: '*'.repeat(100), locale: 'en-US' },
  standing: { xp: MAX_XP, rank: 999_999_999 },
  levelRoles: [1, MAX_LEVEL + 1].map((level) => ({ level, roleId: LONGEST_ID })),
})

/** Why a text cannot be a server's wording of announcements in this form; null where it can. */
export function wordingFault(text: string, form: AnnouncementForm): WordingFault | null {
  const read = readWording(text)
  if (!read.ok) return read.fault
  const { length } = fillWording(read.wording, LONGEST_VALUES)
  return length > LONGEST_TEXT[form] ? { kind: 'long-message', length, most: LONGEST_TEXT[form] } : null
}
