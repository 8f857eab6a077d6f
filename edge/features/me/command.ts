import { setPings } from '../../../shared/database/members/pings.ts'
import { command, type EdgeGroup } from '../../interactions/context.ts'
import { mePingsOffTranslations, mePingsOnTranslations, mePingsTranslations, meTranslations } from './texts.ts'

const off = command({
  name: 'off',
  description: 'Your level-ups no longer ping you in this server',
  translations: mePingsOffTranslations,
  ephemeral: true,
  async run({ database, guildId, user, say }) {
    await setPings(database, { guildId, userId: user.id }, false)
    return say('me.pingsOff')
  },
})

const on = command({
  name: 'on',
  description: 'Your level-ups ping you in this server again',
  translations: mePingsOnTranslations,
  ephemeral: true,
  async run({ database, guildId, user, say }) {
    await setPings(database, { guildId, userId: user.id }, true)
    return say('me.pingsOn')
  },
})

/** `/me pings off|on`: what a member decides about themselves. */
export const me: EdgeGroup = {
  name: 'me',
  description: 'What applies to you in this server',
  translations: meTranslations,
  commands: [
    {
      name: 'pings',
      description: 'Whether your level-ups ping you',
      translations: mePingsTranslations,
      commands: [off, on],
    },
  ],
}
