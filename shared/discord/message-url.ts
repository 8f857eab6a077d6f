import type { Snowflake } from './snowflake.ts'

/** The address at which Discord shows a message of a guild. */
export const messageUrl = (guildId: Snowflake, channelId: Snowflake, messageId: Snowflake): string =>
  `https://discord.com/channels/${guildId}/${channelId}/${messageId}`
