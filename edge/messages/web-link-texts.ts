import { texts } from '../../shared/text/texts.ts'

/** The names of pages on the web, on buttons that open them. */
export const webLinkTexts = texts({
  'web.guide': { en: 'Guide', de: 'Anleitung', fr: 'Guide', es: 'Guía', 'pt-BR': 'Guia' },
  'web.privacy': {
    en: 'Privacy notice',
    de: 'Datenschutz',
    fr: 'Confidentialité',
    es: 'Privacidad',
    'pt-BR': 'Privacidade',
  },
})
