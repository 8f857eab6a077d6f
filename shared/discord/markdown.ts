import type { Snowflake } from './snowflake.ts'

export const userMention = (id: Snowflake): string => `<@${id}>`
export const roleMention = (id: Snowflake): string => `<@&${id}>`
export const channelMention = (id: Snowflake): string => `<#${id}>`

/** Shows a name as it is written: formatting, links and mentions in it have no effect. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[\\*_~`|>#[\]()<:-]/g, '\\$&').replace(/@/g, '@\u200b')
