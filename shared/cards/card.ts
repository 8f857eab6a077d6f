import type { ThemeName } from './themes.ts'

/** The size of a card in pixels: what most rank cards on Discord have. */
export const CARD_WIDTH = 934
export const CARD_HEIGHT = 282

/** The size of a link preview in pixels. https://ogp.me */
export const PREVIEW_WIDTH = 1_200
export const PREVIEW_HEIGHT = 630

/** What a member's card shows. */
export interface Card {
  /** The name as members see it: any script, any length. */
  name: string
  level: number
  /** 1 for the member with the most XP. */
  rank: number
  /** The member's XP in total. */
  xp: number
  /** XP since the level was reached, and XP that the level takes; null on the highest level. */
  progress: { have: number; need: number } | null
  theme: ThemeName
  /** What the card is about: the member's standing, or a level that the member has just reached. */
  occasion: 'standing' | 'level-up'
  /** The server's accent colour, as `#rrggbb`; null for the theme's own. */
  accent: string | null
  /** The language of labels and numbers, as Discord's locale code. */
  locale: string
}

/** The longest name that is drawn, in characters as people count them. Discord allows 32; private clients send more. */
const LONGEST_NAME = 40

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** More marks than this on one letter are left out, so that a name stays on its line. */
const MOST_MARKS = 4
const STACKED = new RegExp(`(\\p{M}{${MOST_MARKS}})\\p{M}+`, 'gu')
/** Marks that NFKC could not join with a Latin letter: fonts have no such letter. The last one is the frame of keycap emoji. */
const LOOSE_MARKS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20e2\u20e4-\u20ff]/g
/** Characters that draw nothing, or change the direction of what follows them. */
const INVISIBLE = /[\p{Cc}\u200b\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]/gu

/**
 * A name as it can be drawn: decorative letters as plain ones, without control characters and loose marks, and shortened.
 * Never empty.
 */
export function drawnName(name: string): string {
  const plain = name.normalize('NFKC').replace(LOOSE_MARKS, '').replace(INVISIBLE, '').replace(STACKED, '$1').trim()
  const parts = Array.from(characters.segment(plain), ({ segment }) => segment)
  const short = parts.length > LONGEST_NAME ? `${parts.slice(0, LONGEST_NAME).join('')}…` : plain
  return short === '' ? '?' : short
}

/** The letter that stands for a member without an avatar. */
export const initialOf = (name: string): string =>
  characters.segment(drawnName(name))[Symbol.iterator]().next().value?.segment ?? '?'
