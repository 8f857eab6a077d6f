import { reach } from '../../shared/database/guilds.ts'
import { aboutTranslations } from '../../shared/text/commands/about.ts'
import { command } from '../interactions/context.ts'
import { aboutMessage } from '../messages/about.ts'

/** `/about`: what the bot is, and how far it reaches. */
export const about = command({
  name: 'about',
  description: 'What Prosperity is, and how many servers and members it serves',
  translations: aboutTranslations,
  async run({ database, text, mention }) {
    return aboutMessage({ text, mention }, await reach(database))
  },
})
