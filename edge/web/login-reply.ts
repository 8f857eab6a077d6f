import type { LoginOutcome } from './login.ts'
import { notice, speak } from './notice.ts'

const STATUS = { refused: 403, expired: 400, unavailable: 503, 'too-many': 429 } as const
const TEXTS = {
  refused: 'login.refused',
  expired: 'login.expired',
  unavailable: 'login.unavailable',
  'too-many': 'login.tooMany',
} as const

/** The response to a step of a login: a redirect, or a page that says what happened. */
export function loginReply(
  outcome: LoginOutcome,
  locale: string,
  securityHeaders: Readonly<Record<string, string>>,
): Response {
  const response = 'location' in outcome ? redirect(outcome.location, securityHeaders) : failure(outcome)
  for (const cookie of outcome.cookies) response.headers.append('set-cookie', cookie)
  return response

  function failure({ outcome: reason, path }: Exclude<LoginOutcome, { location: string }>): Response {
    const say = speak(locale)
    const key = TEXTS[reason]
    const link = { href: `/login?${new URLSearchParams({ return: path })}`, label: say('login.again') }
    return notice({ status: STATUS[reason], locale, title: say(`${key}.title`), text: say(key), link }, securityHeaders)
  }
}

function redirect(location: string, securityHeaders: Readonly<Record<string, string>>): Response {
  // With 303, the browser sends a GET, also after a POST.
  return new Response(null, { status: 303, headers: { ...securityHeaders, location, 'cache-control': 'no-store' } })
}
