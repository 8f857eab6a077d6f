import { assertNever } from '../assert-never.ts'
import { WORDING_VARIABLES, type WordingFault } from '../levelling/wording.ts'
import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'

const say = speakFrom(
  texts({
    blank: {
      en: 'The text is empty.',
      de: 'Der Text ist leer.',
      fr: 'Le texte est vide.',
      es: 'El texto está vacío.',
      'pt-BR': 'O texto está vazio.',
    },
    unclosed: {
      en: 'Character {at}: this brace is not closed. Write a variable like this: {example}. For a plain brace, write {double}.',
      de: 'Zeichen {at}: Diese Klammer wird nicht geschlossen. Schreib eine Variable so: {example}. Für eine gewöhnliche Klammer schreib {double}.',
      fr: 'Caractère {at} : cette accolade n’est pas fermée. Écris une variable ainsi : {example}. Pour une simple accolade, écris {double}.',
      es: 'Carácter {at}: esta llave no se cierra. Escribe una variable así: {example}. Para una llave normal, escribe {double}.',
      'pt-BR':
        'Caractere {at}: esta chave não é fechada. Escreva uma variável assim: {example}. Para uma chave comum, escreva {double}.',
    },
    similar: {
      en: 'Character {at}: there is no variable {name}. Did you mean {nearest}?',
      de: 'Zeichen {at}: Die Variable {name} gibt es nicht. Meinst du {nearest}?',
      fr: 'Caractère {at} : la variable {name} n’existe pas. Voulais-tu dire {nearest} ?',
      es: 'Carácter {at}: no existe la variable {name}. ¿Querías decir {nearest}?',
      'pt-BR': 'Caractere {at}: não existe a variável {name}. Você quis dizer {nearest}?',
    },
    unknown: {
      en: 'Character {at}: there is no variable {name}. You can use {variables}.',
      de: 'Zeichen {at}: Die Variable {name} gibt es nicht. Du kannst {variables} verwenden.',
      fr: 'Caractère {at} : la variable {name} n’existe pas. Tu peux utiliser {variables}.',
      es: 'Carácter {at}: no existe la variable {name}. Puedes usar {variables}.',
      'pt-BR': 'Caractere {at}: não existe a variável {name}. Você pode usar {variables}.',
    },
    longText: {
      en: 'The text has {length} characters, and at most {most} are possible.',
      de: 'Der Text hat {length} Zeichen, möglich sind höchstens {most}.',
      fr: 'Le texte compte {length} caractères, et {most} au plus sont possibles.',
      es: 'El texto tiene {length} caracteres y el máximo es {most}.',
      'pt-BR': 'O texto tem {length} caracteres, e o máximo é {most}.',
    },
    longMessage: {
      en: 'With the longest names and numbers, this message would have {length} characters, and Discord allows {most}. Use fewer variables.',
      de: 'Mit den längsten Namen und Zahlen hätte diese Nachricht {length} Zeichen, und Discord erlaubt {most}. Verwende weniger Variablen.',
      fr: 'Avec les noms et nombres les plus longs, ce message compterait {length} caractères, et Discord en permet {most}. Utilise moins de variables.',
      es: 'Con los nombres y números más largos, este mensaje tendría {length} caracteres y Discord permite {most}. Usa menos variables.',
      'pt-BR':
        'Com os nomes e números mais longos, esta mensagem teria {length} caracteres, e o Discord permite {most}. Use menos variáveis.',
    },
  }),
)

/** The most characters of an unknown variable's name that a text quotes. */
const LONGEST_SHOWN = 30

const asCode = (text: string): string => `\`${text.replaceAll('`', '').replaceAll('\n', ' ')}\``

/** Tells the reader why a text is no wording, and how to correct it. */
export function wordingFaultText(fault: WordingFault, locale: string): string {
  const text = say(locale)
  switch (fault.kind) {
    case 'blank':
      return text('blank')
    case 'unclosed':
      return text('unclosed', { at: fault.at, example: asCode('{user}'), double: asCode('{{') })
    case 'unknown': {
      const name = asCode(`{${fault.name.slice(0, LONGEST_SHOWN)}}`)
      if (fault.nearest !== null) return text('similar', { at: fault.at, name, nearest: asCode(`{${fault.nearest}}`) })
      const variables = WORDING_VARIABLES.map((variable) => asCode(`{${variable}}`)).join(', ')
      return text('unknown', { at: fault.at, name, variables })
    }
    case 'long-text':
      return text('longText', { length: fault.length, most: fault.most })
    case 'long-message':
      return text('longMessage', { length: fault.length, most: fault.most })
    default:
      return assertNever(fault)
  }
}
