import { setPings } from '../../../shared/database/members/pings.ts'
import { command, type EdgeGroup } from '../../interactions/context.ts'
import { meBoard } from './board.ts'
import { cardCommand } from './card-command.ts'
import { meCounting } from './counting.ts'
import { dataCommand } from './data.ts'
import { deleteCommand } from './delete.ts'
import { mePingsOffTranslations, mePingsOnTranslations, mePingsTranslations, meTranslations } from './texts.ts'

const PINGS = {
  off: {
    description: 'Your level-ups no longer ping you in this server',
    translations: mePingsOffTranslations,
    reply: 'me.pingsOff',
  },
  on: {
    description: 'Your level-ups ping you in this server again',
    translations: mePingsOnTranslations,
    reply: 'me.pingsOn',
  },
} as const

/** `/me pings off` or `/me pings on`: stores whether level-ups ping the member. */
function pingsCommand(name: keyof typeof PINGS) {
  const { description, translations, reply } = PINGS[name]
  return command({
    name,
    description,
    translations,
    ephemeral: true,
    async run({ database, guildId, user, say }) {
      await setPings(database, { guildId, userId: user.id }, name === 'on')
      return say(reply)
    },
  })
}

/** `/me`: a member's own settings (`pings`, `board`, `card`, `counting`) and stored data (`data`, `delete`). */
export const me: EdgeGroup = {
  name: 'me',
  description: 'What applies to you in this server',
  translations: meTranslations,
  commands: [
    {
      name: 'pings',
      description: 'Whether your level-ups ping you',
      translations: mePingsTranslations,
      commands: [pingsCommand('off'), pingsCommand('on')],
    },
    meBoard,
    cardCommand,
    meCounting,
    dataCommand,
    deleteCommand,
  ],
}
