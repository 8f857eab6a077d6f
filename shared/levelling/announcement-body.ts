import { userMention } from '../discord/markdown.ts'
import type { Snowflake } from '../discord/snowflake.ts'

/** How an announcement with a server's own wording looks: a message's text, or an embed. */
export const ANNOUNCEMENT_FORMS = ['plain', 'embed'] as const

export type AnnouncementForm = (typeof ANNOUNCEMENT_FORMS)[number]

/**
 * The most characters of an announcement's text.
 * https://discord.com/developers/docs/resources/message#create-message
 */
export const LONGEST_TEXT: Readonly<Record<AnnouncementForm, number>> = { plain: 2_000, embed: 4_096 }

/** The most members that one announcement mentions. The mentions above an embed must fit into the text of a message. */
export const MOST_MENTIONED: Readonly<Record<AnnouncementForm, number>> = { plain: 100, embed: 80 }

/** An announcement before it is posted. */
export interface AnnouncementText {
  text: string
  form: AnnouncementForm
  /** The members whose level-up is announced. */
  userIds: readonly Snowflake[]
  /** The members among `userIds` who get no ping. */
  unpingedIds: readonly Snowflake[]
}

/** The parts of a message that an announcement sets. */
export interface AnnouncementBody {
  content?: string
  embeds?: { description: string }[]
  allowed_mentions: { parse: []; users: Snowflake[] }
}

/**
 * The message to send to Discord. It pings only the members of the announcement, whatever the text mentions. Discord pings
 * nobody for a mention in an embed, so members who want a ping are mentioned above the embed.
 */
export function announcementBody({ text, form, userIds, unpingedIds }: AnnouncementText): AnnouncementBody {
  const users = userIds.filter((id) => !unpingedIds.includes(id))
  const mentions = { allowed_mentions: { parse: [] as [], users } }
  if (form === 'plain') return { content: text, ...mentions }
  const above = users.length > 0 ? { content: users.map(userMention).join(' ') } : {}
  return { ...above, embeds: [{ description: text }], ...mentions }
}
