import * as v from 'valibot'
import { type ShownBot, setPresence } from '../../../shared/database/bots/whitelabel.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { shownName } from '../../../shared/discord/name.ts'
import { Type } from '../../../shared/discord/option.ts'
import { presenceSchema } from '../../../shared/whitelabel/presence.ts'
import { command, type InteractionContext } from '../../interactions/context.ts'
import { whitelabelClearPresenceTranslations, whitelabelPresenceTranslations } from './labels.ts'
import { listOwnBots, meantBot, ownBotChoices } from './own-bots.ts'

/** `/whitelabel presence status type text [bot]`: what a bot of the member's own shows beside its name. */
export const whitelabelPresence = command({
  name: 'presence',
  description: 'What your bot shows beside its name',
  translations: whitelabelPresenceTranslations,
  ephemeral: true,
  options: {
    status: {
      type: Type.String,
      description: 'The dot on its picture',
      required: true,
      choices: [
        { name: 'Online', value: 'online' },
        { name: 'Idle', value: 'idle' },
        { name: 'Do Not Disturb', value: 'dnd' },
        { name: 'Invisible', value: 'invisible' },
      ],
    },
    type: {
      type: Type.String,
      description: 'What it does',
      required: true,
      choices: [
        { name: 'Playing', value: 'playing' },
        { name: 'Listening to', value: 'listening' },
        { name: 'Watching', value: 'watching' },
        { name: 'Competing in', value: 'competing' },
        { name: 'Text only', value: 'custom' },
      ],
    },
    text: { type: Type.String, description: 'What it plays, hears, watches or says', required: true, max_length: 128 },
    bot: {
      type: Type.String,
      description: 'Which of your bots, if several',
      max_length: 100,
      autocomplete: ownBotChoices,
    },
  },
  prefetch: (context) => listOwnBots(context),
  run(context, { bot: named, ...given }, bots) {
    const presence = v.safeParse(presenceSchema, given)
    if (!presence.success) return context.say('whitelabel.presenceText')
    return show(context, bots, named, JSON.stringify(presence.output))
  },
})

/** `/whitelabel clear-presence [bot]`: nothing beside its name but that it is online. */
export const whitelabelClearPresence = command({
  name: 'clear-presence',
  description: 'Let your bot show nothing beside its name',
  translations: whitelabelClearPresenceTranslations,
  ephemeral: true,
  options: {
    bot: {
      type: Type.String,
      description: 'Which of your bots, if several',
      max_length: 100,
      autocomplete: ownBotChoices,
    },
  },
  prefetch: (context) => listOwnBots(context),
  run: (context, { bot: named }, bots) => show(context, bots, named, null),
})

/** Stores what a bot of the member's own shows. @param presence JSON text of `presenceSchema`; null for nothing */
async function show(
  { database, interaction, user, now, say, mention }: InteractionContext,
  bots: readonly ShownBot[],
  named: string | undefined,
  presence: string | null,
): Promise<Message> {
  const meant = meantBot(bots, named, interaction.applicationId)
  if (!meant.ok && meant.reason === 'none') return say('whitelabel.none', { setup: mention('whitelabel setup') })
  if (!meant.ok) return say(`whitelabel.${meant.reason}`)
  const { botId, name: botName } = meant.bot
  if (!(await setPresence(database, { botId, ownerId: user.id, presence }, now))) return say('whitelabel.gone')
  const name = shownName(botName) ?? botId
  return presence === null ? say('whitelabel.presenceCleared', { name }) : say('whitelabel.presenceSet', { name })
}
