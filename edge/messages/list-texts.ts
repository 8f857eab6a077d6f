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
  'list.chooseOne': {
    en: 'I do not know which one you mean. Choose one from the list that appears while you type.',
    de: 'Ich weiß nicht, was du meinst. Wähle einen Eintrag aus der Liste, die beim Tippen erscheint.',
    fr: 'Je ne sais pas de quoi tu parles. Choisis une entrée dans la liste qui s’affiche pendant que tu écris.',
    es: 'No sé a cuál te refieres. Elige una opción de la lista que aparece mientras escribes.',
    'pt-BR': 'Não sei de qual você está falando. Escolha uma opção da lista que aparece enquanto você digita.',
  },
  'list.more': {
    en: '… and {count} more.',
    de: '… und {count} weitere.',
    fr: '… et {count} de plus.',
    es: '… y {count} más.',
    'pt-BR': '… e mais {count}.',
  },
})
