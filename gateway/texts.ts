import { speakFrom } from '../shared/text/say.ts'
import { whitelabelOutcomeTexts } from './bots/pool/outcome-texts.ts'
import { levelUpTexts } from './jobs/announcements/texts.ts'
import { roleSyncTexts } from './jobs/guild-roles/texts.ts'

/** Every sentence that the gateway posts, by key. */
export const catalogue = { ...levelUpTexts, ...roleSyncTexts, ...whitelabelOutcomeTexts }

/** The gateway's sentences in a reader's language. @param locale Discord's locale code, e.g. `en-US` */
export const speak = speakFrom(catalogue)
