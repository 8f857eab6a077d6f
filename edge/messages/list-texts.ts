import { texts } from '../../shared/text/texts.ts'

/** Texts of lists, and of the entries of lists of channels and roles. */
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
  'list.everyone': {
    en: 'Everybody has @everyone. Choose another role.',
    de: '@everyone haben alle. Wähle eine andere Rolle.',
    fr: 'Tout le monde a @everyone. Choisis un autre rôle.',
    es: 'Todos tienen @everyone. Elige otro rol.',
    'pt-BR': 'Todos têm @everyone. Escolha outro cargo.',
  },
  'list.more': {
    en: '… and {count} more.',
    de: '… und {count} weitere.',
    fr: '… et {count} de plus.',
    es: '… y {count} más.',
    'pt-BR': '… e mais {count}.',
  },
  'list.goneLine': {
    en: '`{id}` · deleted, take it off the list with {remove}',
    de: '`{id}` · gelöscht, nimm den Eintrag mit {remove} von der Liste',
    fr: '`{id}` · supprimé, retire-le de la liste avec {remove}',
    es: '`{id}` · eliminado, quítalo de la lista con {remove}',
    'pt-BR': '`{id}` · excluído, tire-o da lista com {remove}',
  },
  'list.hiddenLine': {
    en: '{channel} · I cannot see it',
    de: '{channel} · für mich nicht sichtbar',
    fr: '{channel} · invisible pour moi',
    es: '{channel} · no puedo verlo',
    'pt-BR': '{channel} · não consigo vê-lo',
  },
  'list.unnamedChannel': {
    en: 'thread or deleted channel {id}',
    de: 'Thread oder gelöschter Kanal {id}',
    fr: 'fil ou salon supprimé {id}',
    es: 'hilo o canal eliminado {id}',
    'pt-BR': 'tópico ou canal excluído {id}',
  },
  'list.hiddenChannel': {
    en: 'channel you cannot see {id}',
    de: 'für dich unsichtbarer Kanal {id}',
    fr: 'salon invisible pour toi {id}',
    es: 'canal que no puedes ver {id}',
    'pt-BR': 'canal que você não pode ver {id}',
  },
  'list.unnamedRole': {
    en: 'deleted role {id}',
    de: 'gelöschte Rolle {id}',
    fr: 'rôle supprimé {id}',
    es: 'rol eliminado {id}',
    'pt-BR': 'cargo excluído {id}',
  },
})
