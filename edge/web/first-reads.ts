import { pageName } from './page-name.ts'

/** The API's replies about a server that each page shows first, by the name of its folder. */
const READS: Readonly<Record<string, readonly string[]>> = {
  settings: ['/settings', '/choices'],
  curve: ['/curve', '/choices'],
  'level-roles': ['/level-roles', '/choices'],
  'activity-roles': ['/activity-roles', '/choices'],
  'level-texts': ['/level-texts', '/choices'],
  ignored: ['/ignored', '/choices'],
  'xp-channels': ['/xp-channels', '/ignored', '/choices'],
  multipliers: ['/multipliers', '/choices'],
  boosts: ['/boosts', '/choices'],
  seasons: ['/seasons', '/choices'],
  imports: ['/imports', '/choices'],
  'command-limits': ['/command-limits', '/choices'],
  doctor: ['/doctor', '/choices'],
  access: ['/access', '/choices'],
  feed: ['/feed', '/choices'],
  audit: ['/audit', '/choices'],
  activity: ['/choices'],
  member: ['/choices'],
  members: ['/members'],
  keys: ['/keys'],
  webhooks: ['/webhooks'],
  branding: ['/branding'],
}

/** The replies about a member that the member's page shows first. */
const MEMBER_READS = ['', '/awards'] as const

/**
 * The paths of the API that a page reads as soon as its script runs. Replies that depend on the browser's time zone are not
 * among them, because the server does not know it.
 * @param path of the page, e.g. `/servers/123/settings` @param search its query; a page with a query may read other replies
 */
export function firstReads({ pathname: path, search }: Pick<URL, 'pathname' | 'search'>): string[] {
  const name = pageName(path) ?? ''
  const reads = ['/me']
  if (name === 'bots') reads.push('/me/bots', '/me/premium')
  if (name === 'account') reads.push('/me/sessions')
  const [, guildId, member] = /^\/servers\/(\d+)(\/members\/\d+)?/.exec(path) ?? []
  if (guildId === undefined) return reads
  const guild = `/guilds/${guildId}`
  const ofMember = member === undefined ? [] : MEMBER_READS.map((below) => guild + member + below)
  const ofPage = (READS[name] ?? []).filter((below) => search === '' || below === '/choices')
  return [...reads, guild, ...ofMember, ...ofPage.map((below) => guild + below)]
}
