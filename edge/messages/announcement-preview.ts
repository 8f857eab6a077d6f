import type { Message } from '../../shared/discord/message.ts'
import { type AnnouncementBody, LONGEST_TEXT } from '../../shared/levelling/announcement-body.ts'

/**
 * An announcement as a reply shows it: exactly as it is posted. The field for pings is left out, because a reply to a command
 * pings nobody.
 */
export const shownAnnouncement = ({ content, embeds }: AnnouncementBody): Message => ({
  ...(content !== undefined && { content }),
  ...(embeds !== undefined && { embeds }),
})

/** A message below some lines. Where the lines and a long message do not fit into one message, the lines are left out. */
export function belowLines(lines: readonly string[], message: Message | null): Message {
  const content = [...lines, message?.content ?? ''].join('\n').trimEnd()
  return { ...message, content: content.length > LONGEST_TEXT.plain ? (message?.content ?? '') : content }
}
