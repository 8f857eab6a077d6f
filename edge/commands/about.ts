import { reach } from '../../shared/database/guilds.ts'
import { command } from '../interactions/context.ts'
import { aboutMessage } from '../messages/about.ts'

/** `/about`: what the bot is, and how far it reaches. */
export const about = command({
  name: 'about',
  description: 'What Prosperity is, and how many servers and members it serves',
  async run({ database, text }) {
    return aboutMessage(text, await reach(database))
  },
})
