import type { Snowflake } from '../discord/snowflake.ts'

/** A member's tokens for one bot's application. Secrets. */
export interface LinkedTokens {
  access: string
  refresh: string
}

/** Keeps the secret of an application apart from its bot's token, which the same keys encrypt. */
export const secretContext = (botId: Snowflake): string => `linked-secret:${botId}`

/** Keeps a member's tokens apart from those of other members and bots. */
export const tokensContext = (botId: Snowflake, userId: Snowflake): string => `linked-member:${botId}:${userId}`

/** Both tokens as the text that is encrypted. Discord's tokens contain no space. */
export const writeTokens = ({ access, refresh }: LinkedTokens): string => `${access} ${refresh}`

/** @returns null for another text */
export function readTokens(text: string): LinkedTokens | null {
  const [access = '', refresh = '', ...more] = text.split(' ')
  return access === '' || refresh === '' || more.length > 0 ? null : { access, refresh }
}
