import type { Language } from '../../../shared/text/language.ts'

export const PRIVACY_PATH = '/privacy'

/** The file with the privacy notice, which `scripts/build-web` makes. */
export const privacyFile = (language: Language): string => `privacy.${language}.html`

/** A text in this file, in whose place the edge writes who is responsible. */
export const CONTACT_PLACE = '[[contact]]'
