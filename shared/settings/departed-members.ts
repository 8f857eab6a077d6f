import * as v from 'valibot'
import { Type } from '../discord/option.ts'
import { Permission } from '../discord/permission.ts'
import { languageOf, namedChoices, namesIn, type Translated } from '../text/language.ts'
import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import { form } from './form.ts'
import { setting } from './setting.ts'

const DEPARTED = ['hide', 'show'] as const

/** The names of the values, as an admin chooses one. */
export const DEPARTED_CHOICES: Readonly<Record<(typeof DEPARTED)[number], Translated>> = {
  hide: { en: 'Not shown', de: 'Nicht gezeigt', fr: 'Masqués', es: 'No se muestran', 'pt-BR': 'Não aparecem' },
  show: { en: 'Shown', de: 'Gezeigt', fr: 'Affichés', es: 'Se muestran', 'pt-BR': 'Aparecem' },
}

const say = speakFrom(
  texts({
    hide: {
      en: 'Leaderboards do not show members who left the server. Their places stay empty, and they get them back if they join again.',
      de: 'Ranglisten zeigen Mitglieder nicht, die den Server verlassen haben. Ihre Plätze bleiben leer, und wer wiederkommt, hat seinen zurück.',
      fr: 'Les classements n’affichent pas les membres partis du serveur. Leurs places restent vides, et ils les retrouvent s’ils reviennent.',
      es: 'Las clasificaciones no muestran a los miembros que se fueron del servidor. Sus puestos quedan vacíos y los recuperan si vuelven.',
      'pt-BR':
        'As classificações não mostram membros que saíram do servidor. As posições deles ficam vazias, e eles as recuperam se voltarem.',
    },
    show: {
      en: 'Leaderboards also show members who left the server.',
      de: 'Ranglisten zeigen auch Mitglieder, die den Server verlassen haben.',
      fr: 'Les classements affichent aussi les membres partis du serveur.',
      es: 'Las clasificaciones también muestran a los miembros que se fueron del servidor.',
      'pt-BR': 'As classificações também mostram membros que saíram do servidor.',
    },
  }),
)

/** Whether leaderboards show members who left the server. `isListed` has the rule. */
export const departedMembers = setting({
  key: 'departedMembers',
  group: 'announcing',
  permission: Permission.ManageGuild,
  columns: { departedMembers: { column: 'departed_members', schema: v.picklist(DEPARTED), default: 'hide' } },
  title: {
    en: 'Members who left, on leaderboards',
    de: 'Ausgetretene Mitglieder in Ranglisten',
    fr: 'Membres partis dans les classements',
    es: 'Miembros que se fueron, en clasificaciones',
    'pt-BR': 'Membros que saíram, nas classificações',
  },
  shown: ({ departedMembers: departed }, locale) => DEPARTED_CHOICES[departed][languageOf(locale)],
  saved: ({ departedMembers: departed }, locale) => say(locale)(departed),
  check: () => [],
  form: form({
    name: 'departed-members',
    description: 'Whether leaderboards show members who left the server',
    options: {
      departed: {
        type: Type.String,
        description: 'Not shown, which is the default, or shown',
        required: true,
        choices: namedChoices(DEPARTED_CHOICES),
      },
    },
    translations: {
      de: {
        name: 'ausgetretene',
        description: 'Ob Ranglisten Mitglieder zeigen, die den Server verlassen haben',
        options: {
          departed: {
            name: 'ausgetretene',
            description: 'Nicht gezeigt, das ist der Standard, oder gezeigt',
            choices: namesIn(DEPARTED_CHOICES, 'de'),
          },
        },
      },
      fr: {
        name: 'membres-partis',
        description: 'Si les classements affichent les membres partis du serveur',
        options: {
          departed: {
            name: 'partis',
            description: 'Masqués, par défaut, ou affichés',
            choices: namesIn(DEPARTED_CHOICES, 'fr'),
          },
        },
      },
      es: {
        name: 'miembros-idos',
        description: 'Si las clasificaciones muestran a los miembros que se fueron del servidor',
        options: {
          departed: {
            name: 'idos',
            description: 'No se muestran, lo normal, o se muestran',
            choices: namesIn(DEPARTED_CHOICES, 'es'),
          },
        },
      },
      'pt-BR': {
        name: 'membros-que-saíram',
        description: 'Se as classificações mostram membros que saíram do servidor',
        options: {
          departed: {
            name: 'saíram',
            description: 'Não aparecem, o normal, ou aparecem',
            choices: namesIn(DEPARTED_CHOICES, 'pt-BR'),
          },
        },
      },
    },
    read: ({ departed }) => ({ ok: true, values: { departedMembers: departed } }),
  }),
})
