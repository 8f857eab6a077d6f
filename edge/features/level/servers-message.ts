import type { Membership, Memberships } from '../../../shared/database/members/memberships.ts'
import { componentsMessage, container, LONGEST_TEXTS, textDisplay } from '../../../shared/discord/components-v2.ts'
import { escapeMarkdown } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { plainName } from '../../../shared/discord/name.ts'
import { boardPathOf } from '../../../shared/levelling/board-name.ts'
import { fitList } from '../../messages/list.ts'
import { ACCENT_COLOR } from '../../messages/style.ts'
import type { Speak } from '../texts.ts'

/** Discord's limit for the name of a server. */
const LONGEST_NAME = 100
/** Room for the title. */
const LIMIT = LONGEST_TEXTS - 100

interface MessageContext {
  text: Speak
  /** The address of the dashboard and of leaderboards on the web, without a path; null where there is none. */
  webUrl: string | null
}

function serverLine({ text, webUrl }: MessageContext, { guildId, name, xp, level, boardKey }: Membership): string {
  const values = { server: escapeMarkdown(plainName(name, LONGEST_NAME) ?? guildId), level, xp }
  if (webUrl !== null && boardKey !== null) {
    return text('level.serverBoard', { ...values, url: `${webUrl}${boardPathOf(boardKey)}` })
  }
  return text('level.server', { ...values, url: `https://discord.com/channels/${guildId}` })
}

/** The servers in which a member has XP, with level and XP, and a link to the leaderboard or the server. */
export function serversMessage(context: MessageContext, { shown, count }: Memberships): Message {
  const { text } = context
  if (shown.length === 0) return { content: text('level.noServers') }
  const lines = shown.map((one) => serverLine(context, one))
  // Servers beyond the limit of the statement are counted, too.
  const unread = count - shown.length
  const list = fitList([...lines, ...Array.from({ length: unread }, () => '')], {
    ...{ limit: LIMIT, most: shown.length },
    more: (left) => text('list.more', { count: left }),
  })
  const frame = container([textDisplay(`## ${text('level.servers')}`), textDisplay(list)], ACCENT_COLOR)
  return componentsMessage([frame])
}
