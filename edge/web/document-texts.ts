import { texts } from '../../shared/text/texts.ts'

/** Words that the guide and the privacy notice share. Only the build reads them, so that the edge does not load them. */
export const documentTexts = texts({
  skip: {
    en: 'Skip to the content',
    de: 'Zum Inhalt springen',
    fr: 'Aller au contenu',
    es: 'Ir al contenido',
    'pt-BR': 'Ir para o conteúdo',
  },
  privacy: {
    en: 'Privacy notice',
    de: 'Datenschutz',
    fr: 'Politique de confidentialité',
    es: 'Aviso de privacidad',
    'pt-BR': 'Aviso de privacidade',
  },
  languages: { en: 'Languages', de: 'Sprachen', fr: 'Langues', es: 'Idiomas', 'pt-BR': 'Idiomas' },
})
