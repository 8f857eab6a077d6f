import { reach } from '../../../shared/database/guilds/reach.ts'
import { command } from '../../interactions/context.ts'
import { aboutMessage } from './message.ts'
import { aboutTranslations } from './texts.ts'

/** `/about`: what the bot does, and how many servers and members it serves. */
export const about = command({
  name: 'about',
  description: 'What this bot does, and how many servers and members it serves',
  translations: aboutTranslations,
  prefetch: ({ database, botName }) => Promise.all([botName(), reach(database)]),
  run: ({ text, mention, webUrl }, _, [name, reached]) => aboutMessage({ text, mention, webUrl }, name, reached),
  async elsewhere({ database, botName, text, mention, webUrl }) {
    const [name, reached] = await Promise.all([botName(), reach(database)])
    return aboutMessage({ text, mention, webUrl }, name, reached)
  },
})
