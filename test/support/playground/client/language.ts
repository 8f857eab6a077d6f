import { sayFrom } from '../../../../edge/dashboard/language.ts'
import { partsTexts } from '../../../../shared/text/web/parts-texts.ts'
import { playgroundTexts } from './texts.ts'

export { language } from '../../../../edge/dashboard/language.ts'

/** The sentences of the page, and those of the dashboard's parts. The bot's own texts come from the bot. */
export const say = sayFrom({ ...partsTexts, ...playgroundTexts })
