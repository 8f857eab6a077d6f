import type { Snowflake } from '../discord/snowflake.ts'

/** Typed by an admin as the last part of the address of a server's leaderboard. It begins with a letter, so that it is no id. */
const FORM = /^[a-z](?:[a-z0-9]|-(?!-|$)){2,31}$/i

/** Names that could be mistaken for pages of the product, or for its operators. */
const RESERVED: ReadonlySet<string> = new Set([
  ...['about', 'account', 'admin', 'administrator', 'api', 'assets', 'auth', 'board', 'boards', 'bot', 'bots'],
  ...['callback', 'dashboard', 'discord', 'docs', 'favicon', 'health', 'help', 'home', 'index', 'leaderboard'],
  ...['legal', 'levels', 'login', 'logout', 'members', 'metrics', 'moderator', 'null', 'official', 'premium'],
  ...['privacy', 'prosperity', 'robots', 'search', 'security', 'server', 'servers', 'settings', 'sitemap', 'staff'],
  ...['static', 'status', 'support', 'system', 'team', 'terms', 'undefined', 'user', 'users', 'webhooks', 'www'],
])

/** Whether a text can be the name of a board: 3 to 32 letters, digits and single hyphens, and none of the reserved names. */
export const isBoardName = (name: string): boolean => FORM.test(name) && !RESERVED.has(name.toLowerCase())

/** The path of a board on the web. @param key the name of the board, or the id of its guild */
export const boardPathOf = (key: string): string => `/board/${key}`

/** The path of a member's page beside a board. @param key the name of the board, or the id of its guild */
export const memberPathOf = (key: string, userId: Snowflake): string => `${boardPathOf(key)}/members/${userId}`
