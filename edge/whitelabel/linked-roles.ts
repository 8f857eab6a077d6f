import * as v from 'valibot'
import type { Author } from '../../shared/audit/entry.ts'
import type { ShownBot } from '../../shared/database/bots/whitelabel.ts'
import { removeLinkedBot, setLinkedBot } from '../../shared/database/linked-roles/bots.ts'
import type { LinkedProblem } from '../../shared/database/linked-roles/tables.ts'
import type { Queries } from '../../shared/database/queries.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { DAY_MS } from '../../shared/levelling/day.ts'
import { type AskAsBot, setUpApplication } from '../../shared/linked-roles/set-up-application.ts'
import { secretContext } from '../../shared/linked-roles/tokens.ts'
import type { DiscordApi } from '../runtime/discord.ts'
import type { Whitelabel } from '../runtime/whitelabel.ts'

/** The longest client secret that is accepted. Discord's secrets have 32 characters. */
export const LONGEST_SECRET = 100

/** The result of a set-up. Nothing is stored unless it is `ok`. `problem`: what the owner must still do. */
export type LinkedOutcome =
  | { ok: true; problem: LinkedProblem | null }
  | { ok: false; reason: 'no-web' | 'malformed-secret' | 'refused-secret' | 'no-token' | 'discord-unwell' | 'gone' }

interface Parts {
  discord: DiscordApi
  database: Queries
  whitelabel: Whitelabel
  /** Milliseconds since 1970. */
  now: number
}

interface LinkedRequest extends Author {
  bot: Pick<ShownBot, 'botId' | 'ownerId' | 'name'>
  /** The encrypted token of the bot, as `sealedToken` reads it; null where there is none. */
  sealedBotToken: string | null
}

/** The characters and lengths of a client secret. */
const SECRET = /^[\w-]{16,100}$/

const errorSchema = v.object({ error: v.string() })

/**
 * Asks Discord whether a secret belongs to an application. The code in the request does not exist, but Discord checks the secret first.
 * @returns null where Discord does not answer
 */
async function isSecretOf(
  discord: DiscordApi,
  botId: Snowflake,
  secret: string,
  redirect: string,
): Promise<boolean | null> {
  const form = new URLSearchParams({
    ...{ client_id: botId, client_secret: secret },
    ...{ grant_type: 'authorization_code', code: 'none', redirect_uri: redirect },
  })
  const answer = await discord({ method: 'POST', path: '/oauth2/token', form })
  if (answer.status === 429 || answer.status >= 500) return null
  const refusal = v.safeParse(errorSchema, answer.body)
  if (answer.status === 401 || (refusal.success && refusal.output.error === 'invalid_client')) return false
  return refusal.success ? true : null
}

/** A function that sends requests as the bot; null where its token cannot be opened. */
async function asBot(
  { discord, whitelabel }: Pick<Parts, 'discord' | 'whitelabel'>,
  { bot, sealedBotToken }: LinkedRequest,
): Promise<AskAsBot | null> {
  const opened = sealedBotToken === null ? null : await whitelabel.cipher.open(bot.botId, sealedBotToken)
  if (!opened?.ok) return null
  const { token } = opened
  return (method, path, body) => discord({ method, path, token, ...(body !== undefined && { body }) })
}

/**
 * Sets up linked roles of an owner's bot: checks the client secret with Discord, registers the facts, sets the page that members
 * open, and stores the secret. It may run any number of times.
 * @throws where Discord cannot be reached
 */
export async function setUpLinkedRoles(
  parts: Parts,
  request: LinkedRequest & { clientSecret: string },
): Promise<LinkedOutcome> {
  const { discord, database, whitelabel, now } = parts
  const { bot, clientSecret, guildId, actor } = request
  const { botId, ownerId, name } = bot
  const { webUrl } = whitelabel
  if (webUrl === null) return { ok: false, reason: 'no-web' }
  if (!SECRET.test(clientSecret)) return { ok: false, reason: 'malformed-secret' }
  const ask = await asBot(parts, request)
  if (ask === null) return { ok: false, reason: 'no-token' }
  const isOwn = await isSecretOf(discord, botId, clientSecret, webUrl)
  if (isOwn === null) return { ok: false, reason: 'discord-unwell' }
  if (!isOwn) return { ok: false, reason: 'refused-secret' }
  const outcome = await setUpApplication(ask, { botId, webUrl, setsPage: true })
  if (outcome === 'unavailable') return { ok: false, reason: 'discord-unwell' }
  const problem = outcome === 'works' ? null : outcome
  const secret = await whitelabel.cipher.seal(secretContext(botId), clientSecret)
  // A problem is checked again after an hour, because the owner may solve it soon.
  const checkAt = now + (problem === null ? DAY_MS : DAY_MS / 24)
  const stored = { guildId, actor, botId, ownerId, name, secret, webUrl, problem, checkAt }
  return (await setLinkedBot(database, stored, now)) ? { ok: true, problem } : { ok: false, reason: 'gone' }
}

/** Switches linked roles of an owner's bot off. The gateway ends the links of its members. @returns false where they were off */
export async function removeLinkedRoles(parts: Parts, request: LinkedRequest): Promise<boolean> {
  const { bot, guildId, actor } = request
  const ask = await asBot(parts, request)
  // A failure is ignored: the page then says that the bot has no linked roles.
  const clearing = ask?.('PATCH', '/applications/@me', { role_connections_verification_url: null }).catch(() => null)
  const [isRemoved] = await Promise.all([
    removeLinkedBot(parts.database, { guildId, actor, ...bot }, parts.now),
    clearing,
  ])
  return isRemoved
}
