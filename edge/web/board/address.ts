import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { boardPathOf, memberPathOf } from '../../../shared/levelling/board-name.ts'
import type { Language } from '../../../shared/text/language.ts'

/** The periods that a board on the web shows. */
export const BOARD_PERIODS = ['all', 'month', 'week'] as const

export type BoardPeriod = (typeof BOARD_PERIODS)[number]

/** What the address of a board asks for. */
export interface AskedBoard {
  /** The id of the guild, or the name of its board. */
  key: string
  period: BoardPeriod
  /** 1 or more. */
  page: number
  /** A rank to jump to; null for none. */
  rank: number | null
  /** The start of a username to look for; null for none. */
  start: string | null
}

/** The highest number of a page or rank that is read. */
const HIGHEST = 1_000_000_000

/** The path of a board. Its group is the name of the board, or the id of its guild. */
export const BOARD_PATH = /^\/board\/([A-Za-z\d-]{1,40})$/

/** Every address that the boards answer, by what it shows. The first group is the key of a board, the second one a member's id. */
export const BOARD_ROUTES = {
  board: BOARD_PATH,
  preview: /^\/board\/([A-Za-z\d-]{1,40})\/preview\.png$/,
  member: /^\/board\/([A-Za-z\d-]{1,40})\/members\/(\d{17,20})$/,
  card: /^\/board\/([A-Za-z\d-]{1,40})\/members\/(\d{17,20})\/card\.png$/,
  style: /^\/board\.css$/,
  sitemap: /^\/sitemap\.xml$/,
} as const

export type BoardRoute = keyof typeof BOARD_ROUTES

/** The path of the picture of a board, in a language. @param key the id of the guild, or the name of its board */
export const previewPath = (key: string, language: Language): string =>
  `${boardPathOf(key)}/preview.png?${new URLSearchParams({ lang: language })}`

/** The path of a member's picture, in a language. @param key the id of the guild, or the name of its board */
export const cardPath = (key: string, userId: Snowflake, language: Language): string =>
  `${memberPathOf(key, userId)}/card.png?${new URLSearchParams({ lang: language })}`

/** A whole number from 1 on; null for any other text. */
function numberIn(text: string | null): number | null {
  const value = text !== null && /^\d{1,10}$/.test(text.trim()) ? Number(text) : 0
  return value >= 1 && value <= HIGHEST ? value : null
}

/** Starts of usernames have 2 to 32 characters. */
const startIn = (text: string | null): string | null => {
  const start = (text ?? '').trim().replace(/^@/, '').slice(0, 32)
  return start.length >= 2 ? start : null
}

/** Reads the address of a board. A parameter that cannot be read counts as absent. */
export function readAddress(key: string, query: URLSearchParams): AskedBoard {
  return {
    key,
    period: BOARD_PERIODS.find((period) => period === query.get('period')) ?? 'all',
    page: numberIn(query.get('page')) ?? 1,
    rank: numberIn(query.get('rank')),
    start: startIn(query.get('name')),
  }
}

/** A page of a board, as a link names it. */
export interface BoardPlace {
  period?: BoardPeriod
  page?: number
  /** The rank to scroll to. */
  rank?: number
  /** The language that the link keeps; null if the reader's own language decides. */
  language?: Language | null
}

/** The id of the row of a rank. */
export const rowId = (rank: number): string => `rank-${rank}`

/** The path of a board. @param key the id of the guild, or the name of its board */
export function boardPath(key: string, { period = 'all', page = 1, rank, language = null }: BoardPlace = {}): string {
  const query = new URLSearchParams({
    ...(period !== 'all' && { period }),
    ...(page > 1 && { page: String(page) }),
    ...(language !== null && { lang: language }),
  }).toString()
  return `${boardPathOf(key)}${query && `?${query}`}${rank === undefined ? '' : `#${rowId(rank)}`}`
}
