import * as v from 'valibot'
import { SESSION_COOKIE } from '../../../edge/sessions/cookies.ts'
import { newSecret, sha256 } from '../../../edge/sessions/session-id.ts'
import { sessionTokens } from '../../../edge/sessions/session-tokens.ts'
import { tokenKeys } from '../../../shared/config/token-keys.ts'
import { createSession } from '../../../shared/database/web/sessions.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { DAY_MS } from '../../../shared/levelling/day.ts'
import { createTokenCipher } from '../../../shared/whitelabel/token-cipher.ts'
import { authorise, issueToken } from '../discord/acts/authorisations.ts'
import { type EdgeWorld, TOKEN_KEYS } from '../edge-world.ts'

const SCOPES = ['identify', 'guilds']

/** Encrypts tokens with the keys of tests. */
export const CIPHER = createTokenCipher(crypto, v.parse(tokenKeys(), TOKEN_KEYS))
export const TOKENS = sessionTokens(CIPHER)

/** Stores a login as if the person had just logged in with Discord. @returns the cookie of their browser */
export async function storeLogin(
  { discord, application, database }: EdgeWorld,
  userId: Snowflake,
  now = Date.now(),
): Promise<string> {
  const user = discord.world.users.get(userId)
  if (user === undefined) throw new Error(`Discord has no user ${userId}`)
  const id = newSecret()
  const idHash = await sha256(id)
  const { access } = issueToken(discord.world, authorise(discord.world, application.state, user, SCOPES), SCOPES)
  const person = { id: userId, username: user.payload.username, globalName: null, avatar: null }
  const sealedToken = await TOKENS.seal(idHash, access)
  await createSession(database.db, { idHash, person, sealedToken, device: 'Test', expiresAt: now + 7 * DAY_MS }, now)
  return `${SESSION_COOKIE}=${id}`
}
