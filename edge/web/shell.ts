import { localeOf } from '../runtime/locale.ts'
import { readCookie, SESSION_COOKIE } from '../sessions/cookies.ts'
import { type Assets, shellName } from './assets.ts'
import { notice, speak } from './notice.ts'
import { isPage } from './pages.ts'

const BUILD_COMMAND = 'scripts/build-web'

/** Marks a shell, so that the dashboard shows the login at once and asks the API for nothing. */
const forGuest = (shell: string): string => shell.replace('<html ', '<html data-session="none" ')

/**
 * The page at an address of the dashboard: the same file for each address, because the dashboard decides in the browser what
 * it shows. An unknown address gets the page, too, with status 404.
 */
export async function page(
  request: Request,
  assets: Assets,
  securityHeaders: Readonly<Record<string, string>>,
): Promise<Response> {
  const { origin, pathname } = new URL(request.url)
  const status = isPage(pathname) ? 200 : 404
  const locale = localeOf(request)
  const shell = await assets.fetch(new Request(`${origin}/${shellName(locale)}`))
  if (shell.ok) {
    const headers = {
      ...securityHeaders,
      'content-type': 'text/html; charset=utf-8',
      // A browser asks for the page each time, because the page names the files of the newest build.
      'cache-control': 'no-cache',
      vary: 'accept-language, cookie',
    }
    const isGuest = readCookie(request, SESSION_COOKIE) === null
    return new Response(isGuest ? forGuest(await shell.text()) : shell.body, { status, headers })
  }
  const say = speak(locale)
  if (status === 404) {
    const link = { href: '/', label: say('notFound.home') }
    return notice({ status, locale, title: say('notFound.title'), text: say('notFound'), link }, securityHeaders)
  }
  const text = say('notBuilt', { command: BUILD_COMMAND })
  return notice({ status: 503, locale, title: say('notBuilt.title'), text }, securityHeaders)
}
