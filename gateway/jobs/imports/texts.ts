import { speakFrom } from '../../../shared/text/say.ts'
import { previewTexts } from './preview-texts.ts'
import { runTexts } from './run-texts.ts'

/** The sentences about imports in a reader's language. @param locale Discord's locale code, e.g. `en-US` */
export const speak = speakFrom({ ...previewTexts, ...runTexts })
