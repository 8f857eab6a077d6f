import { rankedStanding } from '../../shared/database/members.ts'
import { Type } from '../../shared/discord/command.ts'
import { userMention } from '../../shared/discord/markdown.ts'
import { command } from '../interactions/context.ts'
import { levelMessage } from '../messages/level.ts'

/** `/level [user]`: where a member stands. Without a user, oneself. */
export const level = command({
  name: 'level',
  description: 'Show a member’s level, XP and rank',
  options: {
    user: { type: Type.User, description: 'Whose level to show; your own if left out' },
  },
  async run({ database, guildId, user: self, users, text, say, whisper }, { user = self.id }) {
    if (users.get(user)?.bot) return whisper('level.bot', { user: userMention(user) })
    const standing = await rankedStanding(database, guildId, user)
    // A member who only joined has a record too, with nothing in it.
    const neverTalked = standing === null || (standing.xp === 0 && standing.messageCount === 0)
    return neverTalked ? say('level.neverTalked', { user: userMention(user) }) : levelMessage(text, user, standing)
  },
})
