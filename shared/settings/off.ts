import type { Translated } from '../text/language.ts'

/** How a setting is shown that is turned off. */
export const OFF: Translated = { en: 'Off', de: 'Aus', fr: 'Désactivé', es: 'Desactivado', 'pt-BR': 'Desativado' }
