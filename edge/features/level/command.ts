import { membershipsOf } from '../../../shared/database/members/memberships.ts'
import { type RankedStanding, rankedStanding } from '../../../shared/database/members/rank.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { Type } from '../../../shared/discord/option.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { levelPicture } from '../../guild/level-picture.ts'
import { command, type InteractionContext, userCommand } from '../../interactions/context.ts'
import { levelMessage } from './message.ts'
import { serversMessage } from './servers-message.ts'
import { levelMenuTranslations, levelTranslations } from './texts.ts'

/** Reads a member's standing; null for a bot, and for a member who is not stored. */
const readStanding = async (
  { database, guildId, resolved }: InteractionContext,
  userId: Snowflake,
): Promise<RankedStanding | null> =>
  resolved.users.get(userId)?.bot ? null : rankedStanding(database, guildId, userId)

async function showLevel(
  context: InteractionContext,
  userId: Snowflake,
  standing: RankedStanding | null,
): Promise<Message> {
  const { resolved, member, text, say, sayEphemerally, user } = context
  if (resolved.users.get(userId)?.bot) return sayEphemerally('level.bot', { user: member(userId) })
  // A member who joined and never wrote has a row, too.
  const neverTalked = standing === null || (standing.xp === 0 && standing.messageCount === 0)
  if (neverTalked) return say('level.neverTalked', { user: member(userId) })
  if (standing.isHidden && userId !== user.id) return sayEphemerally('level.hidden', { user: member(userId) })
  const picture = await levelPicture(context, userId, standing)
  return { ...levelMessage(text, member(userId), standing), ...(picture && { picture }) }
}

/** The most servers that `/level` shows in a place without the bot. */
const MOST_SERVERS = 25

/**
 * `/level [user]`: a member's level, XP and rank. Without a user, the member's own. A user who has installed the bot can use it in
 * servers without the bot and in direct messages: there it shows all servers in which the user has XP.
 */
export const level = command({
  name: 'level',
  description: 'Show a member’s level, XP and rank',
  translations: levelTranslations,
  options: {
    user: { type: Type.User, description: 'Whose level to show; your own if left out' },
  },
  prefetch: (context, { user = context.user.id }) => readStanding(context, user),
  run: (context, { user = context.user.id }, standing) => showLevel(context, user, standing),
  async elsewhere({ database, user, text, webUrl, say }, { user: asked = user.id }) {
    // In a place without the bot, it cannot check who shares a server with the user.
    if (asked !== user.id) return say('level.onlyYours')
    return serversMessage({ text, webUrl }, await membershipsOf(database, user.id, MOST_SERVERS))
  },
})

/** The same in the menu of a user. Ephemeral, so that looking at a member posts nothing in the channel. */
export const levelMenu = userCommand({
  menu: 'user',
  name: 'Level',
  translations: levelMenuTranslations,
  ephemeral: true,
  prefetch: readStanding,
  run: showLevel,
})
