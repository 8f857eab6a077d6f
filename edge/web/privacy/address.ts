import type { Language } from '../../../shared/text/language.ts'

export const PRIVACY_PATH = '/privacy'

/** The file with the privacy notice, which `scripts/build-web` makes. */
export const privacyFile = (language: Language): string => `privacy.${language}.html`

/** A placeholder in this file. The edge replaces it with the operator's contact. */
export const CONTACT_PLACE = '[[contact]]'
