import * as v from 'valibot'
import { Type } from '../discord/option.ts'
import { Permission } from '../discord/permission.ts'
import { ANNOUNCEMENT_FORMS, type AnnouncementForm } from '../levelling/announcement-body.ts'
import { LONGEST_WORDING } from '../levelling/wording.ts'
import { wordingFault } from '../levelling/wording-values.ts'
import { languageOf, namedChoices, namesIn, type Translated } from '../text/language.ts'
import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import { form } from './form.ts'
import { quotedText } from './quoted-text.ts'
import { setting } from './setting.ts'
import { wordingFaultText } from './wording-texts.ts'

/** The forms, as an admin chooses one. */
export const FORM_CHOICES: Readonly<Record<AnnouncementForm, Translated>> = {
  plain: {
    en: 'Plain message',
    de: 'Einfache Nachricht',
    fr: 'Message simple',
    es: 'Mensaje normal',
    'pt-BR': 'Mensagem simples',
  },
  embed: {
    en: 'Embed (text in a box)',
    de: 'Embed (Text im Kasten)',
    fr: 'Embed (texte encadré)',
    es: 'Embed (texto en un recuadro)',
    'pt-BR': 'Embed (texto em uma caixa)',
  },
}

const say = speakFrom(
  texts({
    builtIn: {
      en: 'My own text',
      de: 'Mein eigener Text',
      fr: 'Mon propre texte',
      es: 'Mi propio texto',
      'pt-BR': 'Meu próprio texto',
    },
    shown: {
      en: '{form}: {text}',
      de: '{form}: {text}',
      fr: '{form} : {text}',
      es: '{form}: {text}',
      'pt-BR': '{form}: {text}',
    },
    saved: {
      en: 'Level-ups are now announced like this:',
      de: 'Level-Aufstiege werden jetzt so angekündigt:',
      fr: 'Les montées de niveau sont maintenant annoncées ainsi :',
      es: 'Las subidas de nivel se anuncian ahora así:',
      'pt-BR': 'As subidas de nível agora são anunciadas assim:',
    },
    savedBuiltIn: {
      en: 'Level-ups are announced with my own text again.',
      de: 'Level-Aufstiege werden wieder mit meinem eigenen Text angekündigt.',
      fr: 'Les montées de niveau sont de nouveau annoncées avec mon propre texte.',
      es: 'Las subidas de nivel vuelven a anunciarse con mi propio texto.',
      'pt-BR': 'As subidas de nível voltam a ser anunciadas com meu próprio texto.',
    },
  }),
)

/** Whether a text can be stored with an embed, the form with the higher limit. `together` checks the limit of the chosen form. */
const isUsable = (text: string): boolean => wordingFault(text, 'embed') === null

const schema = v.nullable(v.pipe(v.string(), v.check(isUsable, 'not a wording')))
const forms = v.picklist(ANNOUNCEMENT_FORMS)

/** The text to store. An option of a command cannot have line breaks, so people type `\n` for one. */
export const typedText = (typed: string): string => typed.replaceAll('\\n', '\n').trim()

/** A guild's own text for level-ups. */
export const announcementText = setting({
  key: 'announcementText',
  group: 'announcing',
  permission: Permission.ManageGuild,
  columns: {
    announcementText: { column: 'announcement_text', schema, default: null },
    announcementForm: { column: 'announcement_form', schema: forms, default: 'plain' },
  },
  title: {
    en: 'Text of announcements',
    de: 'Text der Ankündigungen',
    fr: 'Texte des annonces',
    es: 'Texto de los avisos',
    'pt-BR': 'Texto dos avisos',
  },
  shown({ announcementText: text, announcementForm }, locale) {
    if (text === null) return say(locale)('builtIn')
    return say(locale)('shown', { form: FORM_CHOICES[announcementForm][languageOf(locale)], text: quotedText(text) })
  },
  saved: ({ announcementText: text }, locale) => say(locale)(text === null ? 'savedBuiltIn' : 'saved'),
  check: () => [],
  morePage: 'level-texts',
  together({ announcementText: text, announcementForm }, locale) {
    const fault = text === null ? null : wordingFault(text, announcementForm)
    return fault && { name: 'announcementText', detail: wordingFaultText(fault, locale) }
  },
  form: form({
    name: 'text',
    description: 'Your own text for level-ups; reset this setting to use mine',
    options: {
      text: {
        type: Type.String,
        description: 'With {user}, {level}, {previous}, {role}, {next_role}, {rank}, {xp}, {server}; \\n is a new line',
        required: true,
        max_length: LONGEST_WORDING,
      },
      form: {
        type: Type.String,
        description: 'A plain message (default) or an embed',
        choices: namedChoices(FORM_CHOICES),
      },
    },
    translations: {
      de: {
        name: 'text',
        description: 'Dein eigener Text für Level-Aufstiege; setz die Einstellung zurück für meinen',
        options: {
          text: {
            name: 'text',
            description:
              'Mit {user}, {level}, {previous}, {role}, {next_role}, {rank}, {xp}, {server}; \\n: neue Zeile',
          },
          form: {
            name: 'form',
            description: 'Eine einfache Nachricht (Standard) oder ein Embed',
            choices: namesIn(FORM_CHOICES, 'de'),
          },
        },
      },
      fr: {
        name: 'texte',
        description: 'Ton propre texte pour les montées de niveau ; réinitialise ce paramètre pour le mien',
        options: {
          text: {
            name: 'texte',
            description:
              'Avec {user}, {level}, {previous}, {role}, {next_role}, {rank}, {xp}, {server} ; \\n : à la ligne',
          },
          form: {
            name: 'forme',
            description: 'Un message simple (par défaut) ou un embed',
            choices: namesIn(FORM_CHOICES, 'fr'),
          },
        },
      },
      es: {
        name: 'texto',
        description: 'Tu propio texto para las subidas de nivel; restablece el ajuste para usar el mío',
        options: {
          text: {
            name: 'texto',
            description:
              'Con {user}, {level}, {previous}, {role}, {next_role}, {rank}, {xp}, {server}; \\n: otra línea',
          },
          form: {
            name: 'forma',
            description: 'Un mensaje normal (por defecto) o un embed',
            choices: namesIn(FORM_CHOICES, 'es'),
          },
        },
      },
      'pt-BR': {
        name: 'texto',
        description: 'Seu próprio texto para as subidas de nível; redefina a configuração para usar o meu',
        options: {
          text: {
            name: 'texto',
            description:
              'Com {user}, {level}, {previous}, {role}, {next_role}, {rank}, {xp}, {server}; \\n: nova linha',
          },
          form: {
            name: 'forma',
            description: 'Uma mensagem simples (padrão) ou um embed',
            choices: namesIn(FORM_CHOICES, 'pt-BR'),
          },
        },
      },
    },
    read({ text: typed, form: announcementForm = 'plain' }) {
      const text = typedText(typed)
      const fault = wordingFault(text, announcementForm)
      if (fault !== null) return { ok: false, problem: (locale: string) => wordingFaultText(fault, locale) }
      return { ok: true, values: { announcementText: text, announcementForm } }
    },
  }),
})
