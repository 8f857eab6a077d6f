import { localeOf } from '../runtime/locale.ts'
import { readCookie, SESSION_COOKIE } from '../sessions/cookies.ts'
import { type Assets, shellName } from './assets.ts'
import { firstReads } from './first-reads.ts'
import { notice, speak } from './notice.ts'
import { pageName } from './page-name.ts'
import { isPage } from './pages.ts'

const BUILD_COMMAND = 'scripts/build-web'

/** The theme that a person has chosen in the dashboard. Without one, the style follows the system. Scripts may read this cookie. */
const THEME_COOKIE = /(?:^|;\s*)theme=(light|dark)(?:;|$)/

/** Lets the browser ask the API already while it loads the scripts. The first read of a script then takes this answer. */
const preload = (read: string): string =>
  `<link rel="preload" as="fetch" href="/api/v1${read}" crossorigin="anonymous">\n`

/** The shell for one browser: in its theme, and for a guest with a mark, so that the dashboard shows the login at once. */
function personal(shell: string, request: Request, isGuest: boolean): string {
  const [, theme] = THEME_COOKIE.exec(request.headers.get('cookie') ?? '') ?? []
  const attributes = `${isGuest ? 'data-session="none" ' : ''}${theme === undefined ? '' : `data-theme="${theme}" `}`
  const preloads = isGuest ? '' : firstReads(new URL(request.url)).map(preload).join('')
  return shell.replace('<html ', `<html ${attributes}`).replace('</head>', `${preloads}</head>`)
}

/** The page at an address of the dashboard. An unknown address gets a page, too, with status 404. */
export async function page(
  request: Request,
  assets: Assets,
  securityHeaders: Readonly<Record<string, string>>,
): Promise<Response> {
  const { origin, pathname } = new URL(request.url)
  const status = isPage(pathname) ? 200 : 404
  const locale = localeOf(request)
  const isGuest = readCookie(request, SESSION_COOKIE) === null
  // A guest sees the login, which is a part of the first page, at every address.
  const name = isGuest ? 'servers' : status === 404 ? null : pageName(pathname)
  const shell = await assets.fetch(new Request(`${origin}/${shellName(locale, name)}`))
  if (shell.ok) {
    const headers = {
      ...securityHeaders,
      'content-type': 'text/html; charset=utf-8',
      // A browser asks for the page each time, because the page names the files of the newest build.
      'cache-control': 'no-cache',
      vary: 'accept-language, cookie',
    }
    return new Response(personal(await shell.text(), request, isGuest), { status, headers })
  }
  const say = speak(locale)
  if (status === 404) {
    const link = { href: '/', label: say('notFound.home') }
    return notice({ status, locale, title: say('notFound.title'), text: say('notFound'), link }, securityHeaders)
  }
  const text = say('notBuilt', { command: BUILD_COMMAND })
  return notice({ status: 503, locale, title: say('notBuilt.title'), text }, securityHeaders)
}
