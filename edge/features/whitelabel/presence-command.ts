import * as v from 'valibot'
import { type ShownBot, setPresence } from '../../../shared/database/bots/whitelabel.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { shownName } from '../../../shared/discord/name.ts'
import { Type } from '../../../shared/discord/option.ts'
import { presenceSchema } from '../../../shared/whitelabel/presence.ts'
import { command, type InteractionContext } from '../../interactions/context.ts'
import { listOwnBots } from '../../whitelabel/own-bots.ts'
import { whitelabelClearPresenceTranslations, whitelabelPresenceTranslations } from './labels.ts'
import { botOption, chooseBot } from './own-bots.ts'

/** `/whitelabel presence status type text [bot]`: the status and activity that one of the member's bots shows. */
export const whitelabelPresence = command({
  name: 'presence',
  description: 'Set the status that your bot shows',
  translations: whitelabelPresenceTranslations,
  ephemeral: true,
  options: {
    status: {
      type: Type.String,
      description: 'The dot on its avatar',
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
    text: {
      type: Type.String,
      description: 'What it plays, listens to, watches or says',
      required: true,
      max_length: 128,
    },
    bot: botOption,
  },
  prefetch: (context) => listOwnBots(context),
  run(context, { bot: named, ...given }, bots) {
    const presence = v.safeParse(presenceSchema, given)
    if (!presence.success) return context.say('whitelabel.presenceText')
    return storePresence(context, bots, named, JSON.stringify(presence.output))
  },
})

/** `/whitelabel clear-presence [bot]`: the bot is online and shows no activity. */
export const whitelabelClearPresence = command({
  name: 'clear-presence',
  description: 'Remove the status that your bot shows',
  translations: whitelabelClearPresenceTranslations,
  ephemeral: true,
  options: {
    bot: botOption,
  },
  prefetch: (context) => listOwnBots(context),
  run: (context, { bot: named }, bots) => storePresence(context, bots, named, null),
})

/** Stores the presence of one of the member's bots. @param presence JSON text of `presenceSchema`; null for none */
async function storePresence(
  { database, interaction, guildId, user, actor, now, say, mention }: InteractionContext,
  bots: readonly ShownBot[],
  named: string | undefined,
  presence: string | null,
): Promise<Message> {
  const chosen = chooseBot(bots, named, interaction.applicationId)
  if (!chosen.ok && chosen.reason === 'none') return say('whitelabel.none', { setup: mention('whitelabel setup') })
  if (!chosen.ok) return say(`whitelabel.${chosen.reason}`)
  const { botId, name: botName, presence: before } = chosen.bot
  const change = { guildId, actor, botId, ownerId: user.id, before, presence }
  if (!(await setPresence(database, change, now))) return say('whitelabel.gone')
  const name = shownName(botName) ?? botId
  return presence === null ? say('whitelabel.presenceCleared', { name }) : say('whitelabel.presenceSet', { name })
}
