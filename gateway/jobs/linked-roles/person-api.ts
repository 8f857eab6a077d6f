import * as v from 'valibot'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { connectionPath, type RoleConnection } from '../../../shared/linked-roles/connection.ts'
import type { LinkedTokens } from '../../../shared/linked-roles/tokens.ts'
import type { AskDiscord, PlainAnswer } from '../../discord/plain-requests.ts'

/** Discord does not answer now, or asks to wait. */
interface Later {
  is: 'later'
  /** How long Discord asks to wait, in milliseconds; 0 where it names no time. */
  waitMs: number
}

/** `revoked`: the member has ended the connection. `refused`: the application's settings are wrong. */
export type PutOutcome = { is: 'done' } | { is: 'revoked' } | { is: 'refused'; status: number } | Later

/** `secret`: Discord refuses the secret of the application. */
export type RefreshOutcome =
  | { is: 'tokens'; tokens: LinkedTokens; expiresInSeconds: number }
  | { is: 'revoked' }
  | { is: 'secret' }
  | Later

const limitedSchema = v.object({ retry_after: v.number() })
const errorSchema = v.object({ error: v.string() })
const tokensSchema = v.object({ access_token: v.string(), refresh_token: v.string(), expires_in: v.number() })

function laterOf({ body }: Pick<PlainAnswer, 'body'>): Later {
  const limited = v.safeParse(limitedSchema, body)
  return { is: 'later', waitMs: limited.success ? Math.ceil(limited.output.retry_after * 1_000) : 0 }
}

/** An application at Discord, with its secret. */
export interface Client {
  botId: Snowflake
  secret: string
}

const credentials = ({ botId, secret }: Client) => ({ client_id: botId, client_secret: secret })

/** Tells Discord about a member, for linked roles. */
export async function putConnection(
  ask: AskDiscord,
  botId: Snowflake,
  { access }: LinkedTokens,
  connection: RoleConnection,
): Promise<PutOutcome> {
  const path = connectionPath(botId)
  const answer = await tried(() => ask({ method: 'PUT', path, authorization: `Bearer ${access}`, body: connection }))
  if (answer === null || answer.status === 429 || answer.status >= 500) return laterOf({ body: answer?.body })
  if (answer.status === 200) return { is: 'done' }
  return answer.status === 401 ? { is: 'revoked' } : { is: 'refused', status: answer.status }
}

/** Replaces a member's tokens. https://discord.com/developers/docs/topics/oauth2#authorization-code-grant-refresh-token-exchange-example */
export async function refreshTokens(
  ask: AskDiscord,
  client: Client,
  { refresh }: LinkedTokens,
): Promise<RefreshOutcome> {
  const body = new URLSearchParams({
    ...credentials(client),
    ...{ grant_type: 'refresh_token', refresh_token: refresh },
  })
  const answer = await tried(() => ask({ method: 'POST', path: '/oauth2/token', body }))
  const parsed = v.safeParse(tokensSchema, answer?.body)
  if (answer?.status === 200 && parsed.success) {
    const { access_token: access, refresh_token: next, expires_in: expiresInSeconds } = parsed.output
    return { is: 'tokens', tokens: { access, refresh: next }, expiresInSeconds }
  }
  const refusal = v.safeParse(errorSchema, answer?.body)
  if (refusal.success && refusal.output.error === 'invalid_grant') return { is: 'revoked' }
  if (refusal.success && refusal.output.error === 'invalid_client') return { is: 'secret' }
  return laterOf({ body: answer?.body })
}

/** Revokes a member's tokens. A failure is ignored: the link ends in any case. */
export async function revokeTokens(ask: AskDiscord, client: Client, { access }: LinkedTokens): Promise<void> {
  const body = new URLSearchParams({ ...credentials(client), token: access })
  await tried(() => ask({ method: 'POST', path: '/oauth2/token/revoke', body }))
}

/** The answer; null where Discord cannot be reached or the request must wait. */
const tried = (send: () => Promise<PlainAnswer>): Promise<PlainAnswer | null> => send().catch(() => null)
