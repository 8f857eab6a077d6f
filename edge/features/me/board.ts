import { setHidden } from '../../../shared/database/members/unlisted-members.ts'
import { forgetBoards } from '../../../shared/database/periods/stored-pages.ts'
import { command, type EdgeGroup } from '../../interactions/context.ts'
import { meBoardHideTranslations, meBoardShowTranslations, meBoardTranslations } from './board-texts.ts'

const CHOICES = {
  hide: {
    description: 'Leaderboards no longer show you, and others cannot look up your level',
    translations: meBoardHideTranslations,
    reply: 'me.boardHide',
  },
  show: {
    description: 'Leaderboards show you again',
    translations: meBoardShowTranslations,
    reply: 'me.boardShow',
  },
} as const

/** `/me board hide` or `/me board show`: stores whether leaderboards show the member. The member keeps the place. */
function boardCommand(name: keyof typeof CHOICES) {
  const { description, translations, reply } = CHOICES[name]
  return command({
    name,
    description,
    translations,
    ephemeral: true,
    async run({ database, guildId, user, now, after, say }) {
      await setHidden(database, { guildId, userId: user.id }, name === 'hide', now)
      // Stored pages of the last minute may still show the member, or leave the member out.
      after(forgetBoards(database, guildId))
      return say(reply)
    },
  })
}

/** `/me board hide|show` */
export const meBoard = {
  name: 'board',
  description: 'Whether leaderboards show you',
  translations: meBoardTranslations,
  commands: [boardCommand('hide'), boardCommand('show')],
} as const satisfies EdgeGroup
