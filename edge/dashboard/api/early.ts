import { pageName } from '../shell/page-name.ts'
import { FIRST_DAYS, periodQuery } from './period.ts'

/** Answers to requests that were sent before the page's script ran, by path; null where no answer came. */
type EarlyAnswers = Map<string, Promise<Response | null>>

declare global {
  interface Window {
    earlyAnswers?: EarlyAnswers
  }
}

/** The API's replies about a server that each page shows first, by the name of its folder. */
const READS: Readonly<Record<string, readonly string[]>> = {
  settings: ['/settings', '/choices'],
  curve: ['/curve', '/choices'],
  'level-roles': ['/level-roles', '/choices'],
  ignored: ['/ignored', '/choices'],
  'xp-channels': ['/xp-channels', '/ignored', '/choices'],
  multipliers: ['/multipliers', '/choices'],
  boosts: ['/boosts', '/choices'],
  'command-limits': ['/command-limits', '/choices'],
  doctor: ['/doctor', '/choices'],
  access: ['/access', '/choices'],
  feed: ['/feed', '/choices'],
  audit: ['/audit', '/choices'],
  activity: ['/choices'],
  member: ['/choices'],
  members: ['/members'],
  keys: ['/keys'],
}

/** The replies about a member that the member's page shows first. */
const MEMBER_READS = ['', '/awards'] as const

/**
 * The paths of the API that a page reads as soon as its script runs.
 * @param path of the page, e.g. `/servers/123/settings` @param search its query; a page with a query may read other replies
 */
function* firstReads({ pathname: path, search }: Pick<Location, 'pathname' | 'search'>): Generator<string> {
  const name = pageName(path) ?? ''
  yield '/me'
  if (name === 'bots') yield* ['/me/bots', '/me/premium']
  if (name === 'account') yield '/me/sessions'
  const [, guildId, member] = /^\/servers\/(\d+)(\/members\/\d+)?/.exec(path) ?? []
  if (guildId === undefined) return
  const guild = `/guilds/${guildId}`
  yield guild
  if (member !== undefined) yield* MEMBER_READS.map((below) => guild + member + below)
  for (const below of READS[name] ?? []) if (search === '' || below === '/choices') yield guild + below
  // The last, because the time zone may take a slow phone up to 100 ms. The other requests are under way by then.
  if (member !== undefined) yield `${guild}${member}/history?${periodQuery(FIRST_DAYS)}`
  if (name === 'activity') yield `${guild}/activity?${periodQuery(FIRST_DAYS)}`
}

/** The headers of a request that reads from the API. @param language of the page */
export const readHeaders = (language: string): Record<string, string> => ({
  accept: 'application/json',
  'accept-language': language,
})

/** Asks the API for what the page shows first. The answers then arrive at about the same time as the page's script. */
export function readEarly(page: Pick<Location, 'pathname' | 'search'>, language: string): void {
  const headers = readHeaders(language)
  const answers: EarlyAnswers = new Map()
  for (const read of firstReads(page)) {
    const answer = fetch(`/api/v1${read}`, { headers }).catch(() => null)
    answers.set(read, answer)
  }
  window.earlyAnswers = answers
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
