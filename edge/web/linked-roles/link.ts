import { type LinkedBot, noteLinkedProblem, readLinkedBot } from '../../../shared/database/linked-roles/bots.ts'
import { memberOfBot } from '../../../shared/database/linked-roles/facts.ts'
import { saveLink } from '../../../shared/database/linked-roles/links.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { LINKED_ROLES_PATH, redirectUrl } from '../../../shared/linked-roles/address.ts'
import {
  connectionOf,
  connectionPath,
  highestStanding,
  type LinkedStanding,
} from '../../../shared/linked-roles/connection.ts'
import { secretContext, tokensContext, writeTokens } from '../../../shared/linked-roles/tokens.ts'
import type { TokenCipher } from '../../../shared/whitelabel/token-cipher.ts'
import type { EdgeDatabase } from '../../runtime/database.ts'
import type { DiscordApi } from '../../runtime/discord.ts'
import type { Limiter } from '../../runtime/limiter.ts'
import { describeError, type Log } from '../../runtime/log.ts'
import { fetchPerson } from '../login.ts'
import { createOAuth, type OAuth, type OAuthOptions } from '../oauth.ts'
import { type BegunLink, forgetBegun, readBegun, storeBegun } from './link-cookie.ts'

export interface LinkParts extends Pick<OAuthOptions, 'apiUrl' | 'fetch'> {
  database: EdgeDatabase
  discord: DiscordApi
  cipher: Pick<TokenCipher, 'seal' | 'open'>
  /** The limit of logins from one network address. */
  limit: Limiter
  /** Our own address without a path. */
  baseUrl: string
  log: Log
  /** Milliseconds since 1970. */
  clock(): number
}

/** How a step ended. `missing`: the bot has no linked roles. `broken`: its owner must set them up again. */
type Ending =
  | { outcome: 'redirected'; location: string }
  /** `standing`: what Discord was told; null for a member without XP. */
  | { outcome: 'done'; botName: string; standing: LinkedStanding | null }
  | { outcome: 'missing' | 'too-many' | 'broken' | 'expired' }
  /** `again`: the path at which the member can try again. */
  | { outcome: 'refused' | 'unavailable'; again: string }

export type LinkOutcome = Ending & { cookies: readonly string[] }

/**
 * How soon the gateway tells Discord again. The request of `linkWith` may fail. And until the gateway knows of the bot's first link, a
 * level-up writes no job.
 */
const AGAIN_MS = 5_000

const SCOPE = 'role_connections.write'
/** `identify` allows to read the id of the person. */
const SCOPES = `identify ${SCOPE}`

/** The bot; null where members cannot link with it now. */
async function offering(database: EdgeDatabase, botId: Snowflake): Promise<LinkedBot | null> {
  const bot = await readLinkedBot(database, botId)
  return bot === null || bot.isPaused ? null : bot
}

const oauthOf = ({ apiUrl, baseUrl, fetch }: LinkParts, clientId: Snowflake, clientSecret: string): OAuth =>
  createOAuth({ clientId, clientSecret, apiUrl, redirectUri: redirectUrl(baseUrl), scopes: SCOPES, fetch })

/** The secret of the bot's application; null where it cannot be opened. The problem is then stored for its owner. */
async function secretOf(bot: LinkedBot, { cipher, database }: LinkParts): Promise<string | null> {
  const opened = await cipher.open(secretContext(bot.botId), bot.secret)
  if (opened.ok) return opened.token
  await noteLinkedProblem(database, bot, 'secret')
  return null
}

/** `GET /linked-roles/BOT`: sends the browser to Discord. @param address the network address of the person */
export async function beginLink(botId: Snowflake, address: string, parts: LinkParts): Promise<LinkOutcome> {
  if (!(await parts.limit.take(address)).ok) return { outcome: 'too-many', cookies: [] }
  const bot = await offering(parts.database, botId)
  if (bot === null) return { outcome: 'missing', cookies: [] }
  const secret = await secretOf(bot, parts)
  if (secret === null) return { outcome: 'broken', cookies: [] }
  const { url: location, ...pending } = await oauthOf(parts, botId, secret).begin(true)
  return { outcome: 'redirected', location, cookies: [storeBegun({ ...pending, botId })] }
}

/** `GET /linked-roles/callback`: stores the person's tokens, and tells Discord their level. */
export async function finishLink(request: Request, parts: LinkParts): Promise<LinkOutcome> {
  const begun = readBegun(request)
  const cookies = [forgetBegun()]
  if (begun === null) return { outcome: 'expired', cookies }
  const bot = await offering(parts.database, begun.botId)
  if (bot === null) return { outcome: 'missing', cookies }
  return { ...(await linkWith(bot, request, begun, parts)), cookies }
}

async function linkWith(bot: LinkedBot, request: Request, begun: BegunLink, parts: LinkParts): Promise<Ending> {
  const { database, discord, cipher, log, clock } = parts
  const { botId } = bot
  const again = `${LINKED_ROLES_PATH}/${botId}`
  const secret = await secretOf(bot, parts)
  if (secret === null) return { outcome: 'broken' }
  const finished = await oauthOf(parts, botId, secret).finish(new URL(request.url).searchParams, begun)
  if (!finished.ok) {
    const { reason, error } = finished
    if (reason === 'expired') return { outcome: reason }
    if (reason === 'refused') return { outcome: reason, again }
    log.warn('a linked role could not be set up', { bot: botId, reason, ...describeError(error) })
    if (reason !== 'secret') return { outcome: 'unavailable', again }
    await noteLinkedProblem(database, bot, 'secret')
    return { outcome: 'broken' }
  }
  const { accessToken: access, refreshToken: refresh, expiresInSeconds, scopes } = finished
  if (!scopes.includes(SCOPE)) return { outcome: 'refused', again }
  const person = await fetchPerson(discord, access)
  if (person === null || refresh === null) return { outcome: 'unavailable', again }

  const userId = person.id
  const tokens = await cipher.seal(tokensContext(botId, userId), writeTokens({ access, refresh }))
  const now = clock()
  const link = { botId, userId, tokens, expiresAt: now + expiresInSeconds * 1_000, nextAt: now + AGAIN_MS }
  const [{ standings }] = await Promise.all([memberOfBot(database, botId, userId), saveLink(database, link, now)])
  const standing = highestStanding(standings)
  const path = connectionPath(botId)
  const body = connectionOf(bot.name, standing)
  const told = await discord({ method: 'PUT', path, token: access, scheme: 'Bearer', body }).catch(() => null)
  if (told?.status !== 200)
    log.warn('Discord was not told a level for a linked role', { bot: botId, status: told?.status ?? null })
  return { outcome: 'done', botName: bot.name, standing }
}
