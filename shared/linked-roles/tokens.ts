import type { Snowflake } from '../discord/snowflake.ts'

/** A member's tokens for one bot's application. Secrets. */
export interface LinkedTokens {
  access: string
  refresh: string
}

/** The text to which an encrypted client secret is bound. The prefix separates it from the bot's token, which the same keys encrypt. */
export const secretContext = (botId: Snowflake): string => `linked-secret:${botId}`

/** The text to which a member's encrypted tokens are bound, so that they cannot be opened for another member or bot. */
export const tokensContext = (botId: Snowflake, userId: Snowflake): string => `linked-member:${botId}:${userId}`

/** Both tokens in one text, which is then encrypted. Discord's tokens contain no space. */
export const writeTokens = ({ access, refresh }: LinkedTokens): string => `${access} ${refresh}`

/** @returns null for another text */
export function readTokens(text: string): LinkedTokens | null {
  const [access = '', refresh = '', ...more] = text.split(' ')
  return access === '' || refresh === '' || more.length > 0 ? null : { access, refresh }
}
