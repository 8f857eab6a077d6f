import type { Card } from '../../../shared/cards/card.ts'
import type { ShownMember } from '../../../shared/database/members/hundred.ts'
import type { BoardGuild } from '../../../shared/database/web/board-guild.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { progressAt } from '../../../shared/levelling/curve.ts'
import type { Language } from '../../../shared/text/language.ts'
import { toPerson } from '../../api/members/person.ts'
import type { BoardPeriod } from './address.ts'

/** A row of a board. */
export interface BoardRow {
  rank: number
  name: string
  avatarUrl: string
  xp: number
  /** Null on a board of a period, because levels follow from all XP. `share`: the part of the level that is done, 0..1. */
  standing: { level: number; share: number } | null
}

/** The place of the person who looks at a board. `isHidden`: others do not see it. */
export type OwnPlace = { xp: 0 } | { xp: number; rank: number; isHidden: boolean }

/** Everything that a board shows, of one moment and for one reader. */
export interface BoardView {
  language: Language
  /** The language that links keep; null if the address names none. */
  keptLanguage: Language | null
  /** The last part of the address: the name of the board, or the id of its guild. */
  key: string
  serverName: string
  iconUrl: string | null
  period: BoardPeriod
  page: number
  /** The number of pages with all members. A board of a period may have fewer. */
  pages: number
  goesOn: boolean
  memberCount: number
  rows: readonly BoardRow[]
  unlisted: number
  /** Null if the reader has not logged in, and on boards of a period. */
  own: OwnPlace | null
  isLoggedIn: boolean
  goals: readonly { level: number; name: string }[]
  /** Members whose username begins with a text; null if the reader looked for none. */
  found: { start: string; rows: readonly BoardRow[] } | null
  isPublic: boolean
  isIndexed: boolean
  /** Whether link previews show a picture of the board. */
  hasPicture: boolean
  /** The address without a path, e.g. `https://prosperity.example`. */
  origin: string
}

/** A member who shares their level. */
export interface MemberView {
  /** The last part of the address of the board. */
  key: string
  userId: Snowflake
  serverName: string
  avatarUrl: string
  card: Card
  language: Language
  /** Our own address without a path. */
  origin: string
  /** Whether the card is drawn; otherwise the page has the avatar. */
  hasPicture: boolean
}

/** A row of a member. @param cdnUrl where avatars are */
export function toRow(
  { curve }: Pick<BoardGuild, 'curve'>,
  cdnUrl: string,
  period: BoardPeriod,
  { rank, userId, user, xp }: ShownMember,
): BoardRow {
  const { name, avatarUrl } = toPerson(cdnUrl, userId, user)
  const { level, xpIntoLevel, xpOfLevel } = progressAt(xp, curve)
  const share = xpOfLevel === null ? 1 : xpIntoLevel / xpOfLevel
  return { rank, name, avatarUrl, xp, standing: period === 'all' ? { level, share } : null }
}
