import { texts } from '../text/texts.ts'

/** Why a value of a setting is refused, by the limits of its schema. */
export const FIELD_PROBLEMS = texts({
  unknown: {
    en: 'There is no setting with this name.',
    de: 'Eine Einstellung mit diesem Namen gibt es nicht.',
    fr: 'Il n’y a pas de paramètre de ce nom.',
    es: 'No hay ningún ajuste con ese nombre.',
    'pt-BR': 'Não há configuração com esse nome.',
  },
  missing: {
    en: 'A value is needed here.',
    de: 'Hier fehlt ein Wert.',
    fr: 'Il manque une valeur ici.',
    es: 'Aquí falta un valor.',
    'pt-BR': 'Falta um valor aqui.',
  },
  missingChannel: {
    en: 'Choose a channel.',
    de: 'Wähle einen Kanal.',
    fr: 'Choisis un salon.',
    es: 'Elige un canal.',
    'pt-BR': 'Escolha um canal.',
  },
  integer: {
    en: 'Enter a whole number.',
    de: 'Gib eine ganze Zahl ein.',
    fr: 'Entre un nombre entier.',
    es: 'Escribe un número entero.',
    'pt-BR': 'Digite um número inteiro.',
  },
  integerBetween: {
    en: 'Enter a whole number from {min} to {max}.',
    de: 'Gib eine ganze Zahl von {min} bis {max} ein.',
    fr: 'Entre un nombre entier de {min} à {max}.',
    es: 'Escribe un número entero de {min} a {max}.',
    'pt-BR': 'Digite um número inteiro de {min} a {max}.',
  },
  number: {
    en: 'Enter a number.',
    de: 'Gib eine Zahl ein.',
    fr: 'Entre un nombre.',
    es: 'Escribe un número.',
    'pt-BR': 'Digite um número.',
  },
  numberBetween: {
    en: 'Enter a number from {min} to {max}.',
    de: 'Gib eine Zahl von {min} bis {max} ein.',
    fr: 'Entre un nombre de {min} à {max}.',
    es: 'Escribe un número de {min} a {max}.',
    'pt-BR': 'Digite um número de {min} a {max}.',
  },
  choice: {
    en: 'Choose one of the options.',
    de: 'Wähle eine der Möglichkeiten.',
    fr: 'Choisis une des options.',
    es: 'Elige una de las opciones.',
    'pt-BR': 'Escolha uma das opções.',
  },
  text: {
    en: 'This text cannot be used here.',
    de: 'Dieser Text ist hier nicht möglich.',
    fr: 'Ce texte n’est pas possible ici.',
    es: 'Ese texto no sirve aquí.',
    'pt-BR': 'Esse texto não serve aqui.',
  },
})
