import { plainName } from '../../../shared/discord/name.ts'
import { isSnowflake } from '../../../shared/discord/snowflake.ts'
import { LINKED_CALLBACK_PATH, LINKED_ROLES_PATH } from '../../../shared/linked-roles/address.ts'
import { traced } from '../../runtime/discord.ts'
import { localeOf } from '../../runtime/locale.ts'
import type { Tracing } from '../../runtime/tracing.ts'
import type { Surroundings } from '../../runtime/web-app.ts'
import type { WebCounts } from '../../runtime/web-counts.ts'
import { type Notice, notice, speak } from '../notice.ts'
import { beginLink, finishLink, type LinkOutcome, type LinkParts } from './link.ts'
import { sayLink } from './texts.ts'

/** Answers the addresses where members link their accounts with a customer's bot, so that Discord gives them linked roles. */
export interface LinkedRoles {
  /** Answers the request; null where its address is another one. */
  answer(request: Request, surroundings: Surroundings): Promise<Response> | null
}

interface LinkedRolesParts extends LinkParts {
  counts: WebCounts
  /** Null where nothing is traced. */
  tracing: Tracing | null
  securityHeaders: Readonly<Record<string, string>>
}

/** A step waits for Discord three times, and for the database twice. */
const OVER_AFTER_MS = 20_000

const STATUSES = {
  ...{ done: 200, missing: 404, 'too-many': 429, broken: 503, expired: 400, refused: 403, unavailable: 503 },
} as const

export function createLinkedRoles({ counts, tracing, securityHeaders, ...parts }: LinkedRolesParts): LinkedRoles {
  const { clock } = parts

  async function step(
    what: string,
    request: Request,
    { waitUntil }: Surroundings,
    run: (parts: LinkParts) => Promise<LinkOutcome>,
  ): Promise<Response> {
    const since = clock()
    const span = tracing?.tracer.root(what, 'server') ?? null
    const database = parts.database.until(AbortSignal.timeout(OVER_AFTER_MS), span)
    const outcome = await run({ ...parts, database, discord: traced(parts.discord, span) })
    counts.count({ what, outcome: outcome.outcome, ms: clock() - since })
    if (tracing !== null && span !== null) {
      span.set({ outcome: outcome.outcome })
      span.end()
      waitUntil(tracing.flush())
    }
    return reply(outcome, localeOf(request))
  }

  function reply(outcome: LinkOutcome, locale: string): Response {
    // The address of the callback contains a code, which other sites must not see. Search engines must not list the page.
    const headers = { ...securityHeaders, 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' }
    const response =
      outcome.outcome === 'redirected'
        ? new Response(null, {
            status: 303,
            headers: { ...headers, location: outcome.location, 'cache-control': 'no-store' },
          })
        : notice(noticeOf(outcome, locale), headers)
    for (const cookie of outcome.cookies) response.headers.append('set-cookie', cookie)
    return response
  }

  return {
    answer(request, surroundings) {
      const { pathname } = new URL(request.url)
      if (pathname === LINKED_CALLBACK_PATH)
        return step('link-callback', request, surroundings, (given) => finishLink(request, given))
      const botId = pathname.startsWith(`${LINKED_ROLES_PATH}/`) ? pathname.slice(LINKED_ROLES_PATH.length + 1) : ''
      if (!isSnowflake(botId)) return null
      return step('link', request, surroundings, (given) => beginLink(botId, surroundings.address, given))
    },
  }
}

function noticeOf(outcome: Exclude<LinkOutcome, { outcome: 'redirected' }>, locale: string): Notice {
  const say = sayLink(locale)
  const web = speak(locale)
  const page = { status: STATUSES[outcome.outcome], locale }
  switch (outcome.outcome) {
    case 'done': {
      const { botName, standing } = outcome
      const bot = plainName(botName) ?? 'Prosperity'
      const text =
        standing === null
          ? say('link.none', { bot })
          : say('link.done', { bot, level: standing.level, server: plainName(standing.guildName) ?? '—' })
      return { ...page, title: say('link.done.title'), text: `${text} ${say('link.next')}` }
    }
    case 'refused':
    case 'unavailable': {
      const title = outcome.outcome === 'refused' ? say('link.refused.title') : web('login.unavailable.title')
      const link = { href: outcome.again, label: say('link.again') }
      return { ...page, title, text: say(`link.${outcome.outcome}`), link }
    }
    case 'too-many':
      return { ...page, title: web('login.tooMany.title'), text: web('login.tooMany') }
    default:
      return { ...page, title: say(`link.${outcome.outcome}.title`), text: say(`link.${outcome.outcome}`) }
  }
}
