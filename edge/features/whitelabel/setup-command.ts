import { findBot } from '../../../shared/database/bots/whitelabel.ts'
import { Type } from '../../../shared/discord/option.ts'
import { command } from '../../interactions/context.ts'
import { setUp } from '../../whitelabel/set-up.ts'
import { botIdIn } from '../../whitelabel/token.ts'
import { whitelabelSetupTranslations } from './labels.ts'
import { setUpMessage } from './setup-message.ts'

/** `/whitelabel setup token public_key`: sets up the member's own bot. Nothing is stored before Discord has confirmed both. */
export const whitelabelSetup = command({
  name: 'setup',
  description: 'Set up your own bot',
  translations: whitelabelSetupTranslations,
  ephemeral: true,
  options: {
    token: {
      type: Type.String,
      description: 'Its token, from the Bot page of the developer portal',
      required: true,
      max_length: 200,
    },
    public_key: {
      type: Type.String,
      description: 'Its public key, from the General Information page',
      required: true,
      min_length: 64,
      max_length: 64,
    },
  },
  async prefetch({ database }, { token }) {
    const botId = botIdIn(token.trim())
    return botId === null ? null : findBot(database, botId)
  },
  async run(
    { whitelabel, discord, database, now, guildId, user, actor, ...context },
    { token, public_key: publicKey },
    known,
  ) {
    if (whitelabel === null) return context.say('whitelabelSetup.unavailable')
    const request = { guildId, actor, ownerId: user.id, token: token.trim(), publicKey, known }
    return setUpMessage(context, await setUp({ discord, database, whitelabel, now }, request))
  },
})
