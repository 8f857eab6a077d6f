import { sayFrom } from '../../../../edge/dashboard/language.ts'
import { playgroundTexts } from './texts.ts'

export { language } from '../../../../edge/dashboard/language.ts'

/** The sentences of the page. The bot's own texts come from the bot. */
export const say = sayFrom(playgroundTexts)
