import type { Snowflake } from './snowflake.ts'

export const userMention = (id: Snowflake): string => `<@${id}>`
export const roleMention = (id: Snowflake): string => `<@&${id}>`
export const channelMention = (id: Snowflake): string => `<#${id}>`

/** "in 20 seconds", counted by the reader's own clock. @param time milliseconds since 1970 */
export const relativeTime = (time: number): string => `<t:${Math.ceil(time / 1000)}:R>`

/** Shows a name as it is written: formatting, links and mentions in it have no effect. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[\\*_~`|>#[\]()<:-]/g, '\\$&').replace(/@/g, '@\u200b')
