import { BOARD_PATH } from './board/address.ts'

/** The addresses of the dashboard's pages. The dashboard itself decides in the browser which page it shows. */
const PAGES: readonly RegExp[] = [
  /^\/$/,
  /^\/servers\/\d{1,20}$/,
  /^\/servers\/\d{1,20}\/(?:settings|curve|level-roles|activity-roles|level-texts|ignored|xp-channels)$/,
  /^\/servers\/\d{1,20}\/(?:multipliers|boosts|seasons|imports|commands|doctor|access)$/,
  /^\/servers\/\d{1,20}\/(?:members|audit|activity|feed|keys|webhooks|branding)$/,
  /^\/servers\/\d{1,20}\/members\/\d{1,20}$/,
  /^\/(?:bots|account)$/,
  /^\/(?:docs\/api|privacy)$/,
]

/** Whether the dashboard has a page at a path, e.g. `/servers/123/settings`. */
export const isPage = (path: string): boolean => PAGES.some((page) => page.test(path))

/** Whether a login may return to a path: a page of the dashboard or a leaderboard on the web. */
const isReturnable = (path: string): boolean => isPage(path) || BOARD_PATH.test(path)

/**
 * The page to which a login returns. Any text that does not lead to one of our own pages leads to the first page, so that
 * no link through the login can lead to another site.
 * @param wanted a path, which may have a query
 * @param origin our own, e.g. `https://prosperity.example`
 */
export function returnPath(wanted: string | null, origin: string): string {
  if (wanted === null || !wanted.startsWith('/') || !URL.canParse(wanted, origin)) return '/'
  const { origin: leadsTo, pathname, search } = new URL(wanted, origin)
  return leadsTo === origin && isReturnable(pathname) ? `${pathname}${search}` : '/'
}
