import type { Language } from '../../../shared/text/language.ts'
import { speakFrom } from '../../../shared/text/say.ts'
import { texts } from '../../../shared/text/texts.ts'
import { escaped } from '../notice.ts'

const speak = speakFrom(
  texts({
    contact: {
      en: 'The operator of this bot:',
      de: 'Wer diesen Bot betreibt:',
      fr: 'La personne ou l’organisation qui gère ce bot :',
      es: 'Quien administra este bot:',
      'pt-BR': 'Quem mantém este bot:',
    },
    noContact: {
      en: 'The operator of this bot has not named a contact here. Ask the admins of your server.',
      de: 'Wer diesen Bot betreibt, hat hier keinen Kontakt genannt. Frag die Admins deines Servers.',
      fr: 'La personne qui gère ce bot n’a pas indiqué de contact ici. Demande aux admins de ton serveur.',
      es: 'Quien administra este bot no ha indicado aquí ningún contacto. Pregunta a los admins de tu servidor.',
      'pt-BR': 'Quem mantém este bot não informou um contato aqui. Pergunte aos admins do seu servidor.',
    },
  }),
)

/** A contact that is only an email address or an https address becomes a link. */
function link(contact: string): string {
  const shown = escaped(contact)
  if (/^https:\/\/\S+$/.test(contact)) return `<a href="${shown}">${shown}</a>`
  return /^[^\s@]+@[^\s@]+$/.test(contact) ? `<a href="mailto:${shown}">${shown}</a>` : shown
}

/** A sentence with the operator's contact, as HTML. @param contact the operator's name or address; null if none is set */
export function contactHtml(contact: string | null, language: Language): string {
  const say = speak(language)
  return contact === null ? say('noContact') : `${say('contact')} ${link(contact)}`
}
