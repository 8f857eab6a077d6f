import { texts } from '../../../../../shared/text/texts.ts'

/** Sentences of the menus in messages and modals. */
export const menuTexts = texts({
  'play.chooseOne': {
    en: 'Choose',
    de: 'Auswählen',
    fr: 'Choisir',
    es: 'Elegir',
    'pt-BR': 'Escolher',
  },
  'play.choose': {
    en: 'Choose {count}',
    de: '{count} auswählen',
    fr: 'Choisir {count}',
    es: 'Elegir {count}',
    'pt-BR': 'Escolher {count}',
  },
})
