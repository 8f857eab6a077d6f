import type { Snowflake } from '../discord/snowflake.ts'

/**
 * What a sealed secret is bound to: one that is copied to another guild's row cannot be opened. It keeps secrets apart from tokens,
 * which the same keys encrypt.
 */
export const boundTo = (guildId: Snowflake): string => `webhook:${guildId}`
