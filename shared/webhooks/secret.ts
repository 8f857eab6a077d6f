import type { Snowflake } from '../discord/snowflake.ts'

/**
 * The text to which a sealed secret is bound. A secret that is copied to another guild's row cannot be opened. The prefix separates
 * secrets from tokens, which the same keys encrypt.
 */
export const boundTo = (guildId: Snowflake): string => `webhook:${guildId}`
