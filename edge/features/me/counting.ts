import { setCounting, setCountingEverywhere } from '../../../shared/database/members/counting.ts'
import { command, type EdgeGroup } from '../../interactions/context.ts'
import { meCountingOffTranslations, meCountingOnTranslations, meCountingTranslations } from './counting-texts.ts'
import { whereOption } from './where.ts'

const CHOICES = {
  off: {
    description: 'You keep your XP, and earn none; nothing you do is logged',
    translations: meCountingOffTranslations,
    replies: { here: 'me.countingOff', everywhere: 'me.countingOffEverywhere' },
  },
  on: {
    description: 'You earn XP again',
    translations: meCountingOnTranslations,
    replies: { here: 'me.countingOn', everywhere: 'me.countingOnEverywhere' },
  },
} as const

/** `/me counting off` or `/me counting on`: stores whether the member is counted, here or in all servers. */
function countingCommand(name: keyof typeof CHOICES) {
  const { description, translations, replies } = CHOICES[name]
  return command({
    name,
    description,
    translations,
    ephemeral: true,
    options: whereOption,
    async run({ database, guildId, user, now, say }, { where = 'here' }) {
      const isCounted = name === 'on'
      if (where === 'everywhere') await setCountingEverywhere(database, user.id, isCounted, now)
      else await setCounting(database, { guildId, userId: user.id }, isCounted, now)
      return say(replies[where])
    },
    async elsewhere({ database, user, now, say }) {
      await setCountingEverywhere(database, user.id, name === 'on', now)
      return say(replies.everywhere)
    },
  })
}

/** `/me counting off|on` */
export const meCounting = {
  name: 'counting',
  description: 'Whether you earn XP',
  translations: meCountingTranslations,
  commands: [countingCommand('off'), countingCommand('on')],
} as const satisfies EdgeGroup
