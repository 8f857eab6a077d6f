import { pageName } from '../shell/page-name.ts'

/** Answers to requests that were sent before the page's script ran, by path; null where no answer came. */
type EarlyAnswers = Map<string, Promise<Response | null>>

declare global {
  interface Window {
    earlyAnswers?: EarlyAnswers
  }
}

/** Pages that first show one reply of the API, at an address with the name of their folder. */
const PAGES_WITH_REPLY: readonly string[] = [
  ...['settings', 'level-roles', 'ignored', 'command-limits', 'doctor', 'access', 'members', 'feed', 'keys'],
]

/**
 * The paths of the API that a page reads as soon as its script runs.
 * @param path of the page, e.g. `/servers/123/settings`
 */
function firstReads(path: string): string[] {
  const name = pageName(path)
  if (name === 'bots') return ['/me', '/me/bots']
  if (name === 'account') return ['/me', '/me/sessions']
  const [, guildId, member] = /^\/servers\/(\d+)(\/members\/\d+)?/.exec(path) ?? []
  if (guildId === undefined) return ['/me']
  const guild = `/guilds/${guildId}`
  const own = name !== null && PAGES_WITH_REPLY.includes(name) ? `/${name}` : member
  return ['/me', guild, ...(own === undefined ? [] : [guild + own])]
}

/** The headers of a request that reads from the API. @param language of the page */
export const readHeaders = (language: string): Record<string, string> => ({
  accept: 'application/json',
  'accept-language': language,
})

/** Asks the API for what the page shows first. The answers then arrive at about the same time as the page's script. */
export function readEarly(path: string, language: string): void {
  const headers = readHeaders(language)
  window.earlyAnswers = new Map(
    firstReads(path).map((read) => [read, fetch(`/api/v1${read}`, { headers }).catch(() => null)]),
  )
}

/** Takes the answer to an early request. Each is used once, because a later read wants a newer answer. */
export function takeEarly(path: string): Promise<Response | null> | undefined {
  const answer = window.earlyAnswers?.get(path)
  window.earlyAnswers?.delete(path)
  return answer
}

/** Drops the answers that the first page has not used. Call it when the person goes to another page. */
export function dropEarly(): void {
  delete window.earlyAnswers
}
