import { texts } from '../../shared/text/texts.ts'

/** What every list with pages says. */
export const listTexts = texts({
  'list.previous': {
    en: 'Previous',
    de: 'Zurück',
    fr: 'Précédent',
    es: 'Anterior',
    'pt-BR': 'Anterior',
  },
  'list.next': {
    en: 'Next',
    de: 'Weiter',
    fr: 'Suivant',
    es: 'Siguiente',
    'pt-BR': 'Próxima',
  },
  'list.page': {
    en: 'Page {page} of {pages}',
    de: 'Seite {page} von {pages}',
    fr: 'Page {page} sur {pages}',
    es: 'Página {page} de {pages}',
    'pt-BR': 'Página {page} de {pages}',
  },
})
