import { setShared } from '../../../shared/database/members/shared-members.ts'
import { setHidden } from '../../../shared/database/members/unlisted-members.ts'
import { forgetBoards } from '../../../shared/database/periods/stored-pages.ts'
import { memberPathOf } from '../../../shared/levelling/board-name.ts'
import { command, type EdgeGroup } from '../../interactions/context.ts'
import {
  meBoardHideTranslations,
  meBoardShareTranslations,
  meBoardShowTranslations,
  meBoardTranslations,
  meBoardUnshareTranslations,
} from './board-texts.ts'

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

/** `/me board share`: everybody with a link sees the member's level on the web, if the leaderboard there is public. */
const share = command({
  name: 'share',
  description: 'Everybody with your link sees your level in this server on the web',
  translations: meBoardShareTranslations,
  ephemeral: true,
  async run({ database, guildId, user, webUrl, say }) {
    if (webUrl === null) return say('me.boardNoWeb')
    await setShared(database, { guildId, userId: user.id }, true)
    return say('me.boardShare', { link: `${webUrl}${memberPathOf(guildId, user.id)}` })
  },
})

/** `/me board unshare` */
const unshare = command({
  name: 'unshare',
  description: 'Your link no longer shows your level to anybody',
  translations: meBoardUnshareTranslations,
  ephemeral: true,
  async run({ database, guildId, user, say }) {
    await setShared(database, { guildId, userId: user.id }, false)
    return say('me.boardUnshare')
  },
})

/** `/me board hide|show|share|unshare` */
export const meBoard = {
  name: 'board',
  description: 'Whether leaderboards show you',
  translations: meBoardTranslations,
  commands: [boardCommand('hide'), boardCommand('show'), share, unshare],
} as const satisfies EdgeGroup
