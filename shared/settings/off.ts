import type { Translated } from '../text/language.ts'

/** The text that is shown for a setting that is turned off. */
export const OFF: Translated = { en: 'Off', de: 'Aus', fr: 'Désactivé', es: 'Desactivado', 'pt-BR': 'Desativado' }
