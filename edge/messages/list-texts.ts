import { texts } from '../../shared/text/texts.ts'

/** What every list says. */
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
  'list.more': {
    en: '… and {count} more.',
    de: '… und {count} weitere.',
    fr: '… et {count} de plus.',
    es: '… y {count} más.',
    'pt-BR': '… e mais {count}.',
  },
})
