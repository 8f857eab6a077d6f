import type { Snowflake } from './snowflake.ts'

export const userMention = (id: Snowflake): string => `<@${id}>`
export const roleMention = (id: Snowflake): string => `<@&${id}>`
export const channelMention = (id: Snowflake): string => `<#${id}>`

/** A time that Discord shows relative to now, e.g. "in 20 seconds". @param time milliseconds since 1970 */
export const relativeTime = (time: number): string => `<t:${Math.ceil(time / 1000)}:R>`

/** A date and time in the reader's language and time zone. @param time milliseconds since 1970 */
export const dateAndTime = (time: number): string => `<t:${Math.floor(time / 1000)}:f>`

/** A date and time with the weekday, in the reader's language and time zone. @param time milliseconds since 1970 */
export const fullTime = (time: number): string => `<t:${Math.floor(time / 1000)}:F>`

/** Escapes a text, so that formatting, links and mentions in it have no effect. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[\\*_~`|>#[\]()<:-]/g, '\\$&').replace(/@/g, '@\u200b')
