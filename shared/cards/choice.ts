import { isThemeName, THEME_NAMES, type ThemeName } from './themes.ts'

/** A text, or the background of a picture. */
export type LevelCard = 'off' | ThemeName

export const LEVEL_CARDS = ['off', ...THEME_NAMES] as const

/** Reads a stored value. A value that only a newer release knows means no picture. @param stored null for a server that is not stored */
export const readLevelCard = (stored: string | null): LevelCard =>
  stored !== null && isThemeName(stored) ? stored : 'off'

/** Where a server shows pictures: in the answers of /level, in the announcements of level-ups, or in both. */
export const CARD_PLACES = ['level', 'level-ups', 'both'] as const

export type CardPlaces = (typeof CARD_PLACES)[number]

/** Reads a stored value, as `readLevelCard` does. */
export const readCardPlaces = (stored: string | null): CardPlaces =>
  CARD_PLACES.find((places) => places === stored) ?? 'level'

/** What a server and a member have chosen about pictures. */
export interface CardChoice {
  levelCard: LevelCard
  levelCardOn: CardPlaces
  /** The member's own choice in this server; null for the server's. */
  ownCard: LevelCard | null
}

/** The background of a member's picture in a place; null for a text. Both the server and the member can want no picture. */
export function themeFor(
  { levelCard, levelCardOn, ownCard }: CardChoice,
  place: Exclude<CardPlaces, 'both'>,
): ThemeName | null {
  if (levelCard === 'off' || (levelCardOn !== 'both' && levelCardOn !== place)) return null
  const card = ownCard ?? levelCard
  return card === 'off' ? null : card
}
