import { isSnowflake, type Snowflake } from '../../../shared/discord/snowflake.ts'
import { deleteCookie, LINK_COOKIE, readCookie, setCookie } from '../../sessions/cookies.ts'
import type { PendingLogin } from '../oauth.ts'

/** A link that began in this browser, with its bot. */
export interface BegunLink extends PendingLogin {
  botId: Snowflake
}

/** How long a person may take at Discord. */
const LIFE_SECONDS = 600

/** The header that stores a link in the browser. State and verifier are base64url. */
export const storeBegun = ({ state, verifier, botId }: BegunLink): string =>
  setCookie(LINK_COOKIE, [state, verifier, botId].join('.'), LIFE_SECONDS)

/** The link that this browser has begun; null where there is none. */
export function readBegun(request: Request): BegunLink | null {
  const parts = readCookie(request, LINK_COOKIE)?.split('.') ?? []
  const [state = '', verifier = '', botId = ''] = parts
  if (parts.length !== 3 || state === '' || verifier === '' || !isSnowflake(botId)) return null
  return { state, verifier, botId }
}

/** The header that deletes the stored link, because it is used only once. */
export const forgetBegun = (): string => deleteCookie(LINK_COOKIE)
