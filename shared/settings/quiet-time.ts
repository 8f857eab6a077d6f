import * as v from 'valibot'
import { Type } from '../discord/option.ts'
import { Permission } from '../discord/permission.ts'
import { timeOfDay } from '../levelling/day.ts'
import { readQuietTime, writeQuietTime } from '../levelling/quiet-time.ts'
import { isTimeZone } from '../levelling/time-zone.ts'
import { readTimeOfDay } from '../levelling/typed-time-of-day.ts'
import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import { form } from './form.ts'
import { setting } from './setting.ts'
import { readTimeZone, timeZoneChoices } from './typed-time-zone.ts'

const say = speakFrom(
  texts({
    none: { en: 'None', de: 'Keine', fr: 'Aucune', es: 'Ninguno', 'pt-BR': 'Nenhum' },
    shown: {
      en: '{from} to {to} ({zone})',
      de: '{from} bis {to} Uhr ({zone})',
      fr: 'De {from} à {to} ({zone})',
      es: 'De {from} a {to} ({zone})',
      'pt-BR': 'Das {from} às {to} ({zone})',
    },
    saved: {
      en: 'From **{from}** to **{to}** ({zone}) I announce no level-ups. I announce them all together afterwards.',
      de: 'Von **{from}** bis **{to}** Uhr ({zone}) kündige ich keine Level-Aufstiege an. Danach hole ich alle auf einmal nach.',
      fr: 'De **{from}** à **{to}** ({zone}), je n’annonce aucune montée de niveau. Je les annonce toutes ensemble ensuite.',
      es: 'De **{from}** a **{to}** ({zone}) no anuncio subidas de nivel. Después las anuncio todas juntas.',
      'pt-BR': 'Das **{from}** às **{to}** ({zone}) não anuncio subidas de nível. Depois anuncio todas juntas.',
    },
    savedNone: {
      en: 'There is no quiet time. Level-ups are announced at once.',
      de: 'Es gibt keine Ruhezeit. Level-Aufstiege werden sofort angekündigt.',
      fr: 'Il n’y a pas d’heures calmes. Les montées de niveau sont annoncées aussitôt.',
      es: 'No hay horario silencioso. Las subidas de nivel se anuncian al momento.',
      'pt-BR': 'Não há horário silencioso. As subidas de nível são anunciadas na hora.',
    },
    badTime: {
      en: 'I cannot read `{typed}` as a time of day. Write it like this: 22:00 or 10pm.',
      de: 'Die Uhrzeit `{typed}` verstehe ich nicht. Schreib sie so: 22:00 oder 22 Uhr.',
      fr: 'Je ne comprends pas l’heure `{typed}`. Écris-la ainsi : 22:00 ou 22h.',
      es: 'No entiendo la hora `{typed}`. Escríbela así: 22:00 o 22 h.',
      'pt-BR': 'Não entendi o horário `{typed}`. Escreva assim: 22:00 ou 22h.',
    },
    noLength: {
      en: 'Quiet time would begin and end at {time}. Choose another end.',
      de: 'Die Ruhezeit würde um {time} Uhr beginnen und enden. Wähle ein anderes Ende.',
      fr: 'Les heures calmes commenceraient et finiraient à {time}. Choisis une autre fin.',
      es: 'El horario silencioso empezaría y terminaría a las {time}. Elige otro final.',
      'pt-BR': 'O horário silencioso começaria e terminaria às {time}. Escolha outro fim.',
    },
    badZone: {
      en: 'I do not know the time zone `{typed}`. Choose one of those that I suggest while you type, e.g. Europe/Berlin.',
      de: 'Die Zeitzone `{typed}` kenne ich nicht. Wähle eine von denen, die ich beim Tippen vorschlage, z. B. Europe/Berlin.',
      fr: 'Je ne connais pas le fuseau horaire `{typed}`. Choisis-en un parmi ceux que je propose pendant la saisie, par exemple Europe/Paris.',
      es: 'No conozco la zona horaria `{typed}`. Elige una de las que sugiero mientras escribes, p. ej. Europe/Madrid.',
      'pt-BR':
        'Não conheço o fuso horário `{typed}`. Escolha um dos que sugiro enquanto você digita, por exemplo America/Sao_Paulo.',
    },
  }),
)

const inWords = (stored: string, key: 'shown' | 'saved', locale: string): string => {
  const quiet = readQuietTime(stored)
  if (quiet === null) return stored
  const { fromMinute, toMinute, timeZone: zone } = quiet
  return say(locale)(key, { from: timeOfDay(fromMinute), to: timeOfDay(toMinute), zone })
}

/** The parts of a quiet time as a person typed them. */
interface Typed {
  from: string
  to: string
  zone: string
}

/** The value to store, or why what was typed is no quiet time. */
export function readTypedQuietTime({ from, to, zone }: Typed) {
  const refused = (problem: (locale: string) => string) => ({ ok: false, problem }) as const
  const plain = (typed: string) => ({ typed: typed.replaceAll('`', '') })
  const [fromMinute, toMinute, timeZone] = [readTimeOfDay(from), readTimeOfDay(to), readTimeZone(zone)]
  if (fromMinute === null) return refused((locale) => say(locale)('badTime', plain(from)))
  if (toMinute === null) return refused((locale) => say(locale)('badTime', plain(to)))
  if (timeZone === null || !isTimeZone(timeZone)) return refused((locale) => say(locale)('badZone', plain(zone)))
  if (fromMinute === toMinute) return refused((locale) => say(locale)('noLength', { time: timeOfDay(toMinute) }))
  return { ok: true, values: { quietTime: writeQuietTime({ fromMinute, toMinute, timeZone }) } } as const
}

/** A daily time in which level-ups are not announced; they are announced together afterwards. E.g. `22:00-07:00 Europe/Berlin`. */
export const quietTime = setting({
  key: 'quietTime',
  group: 'announcing',
  permission: Permission.ManageGuild,
  columns: {
    quietTime: {
      column: 'quiet_time',
      schema: v.nullable(
        v.pipe(
          v.string(),
          v.check((text) => readQuietTime(text) !== null),
        ),
      ),
      default: null,
    },
  },
  title: {
    en: 'Quiet time',
    de: 'Ruhezeit',
    fr: 'Heures calmes',
    es: 'Horario silencioso',
    'pt-BR': 'Horário silencioso',
  },
  shown: ({ quietTime: stored }, locale) => (stored === null ? say(locale)('none') : inWords(stored, 'shown', locale)),
  saved: ({ quietTime: stored }, locale) =>
    stored === null ? say(locale)('savedNone') : inWords(stored, 'saved', locale),
  // Whether the channel can be written to is checked with the notifications.
  check: () => [],
  delays: 'announcements',
  form: form({
    name: 'quiet-time',
    description: 'When level-ups are not announced, but announced together afterwards',
    options: {
      from: { type: Type.String, description: 'When it begins, e.g. 22:00', required: true, max_length: 20 },
      to: { type: Type.String, description: 'When it ends, e.g. 07:00', required: true, max_length: 20 },
      zone: {
        type: Type.String,
        description: 'In which time zone, e.g. Europe/Berlin',
        required: true,
        max_length: 40,
        autocomplete: (_, typed) => timeZoneChoices(typed),
      },
    },
    translations: {
      de: {
        name: 'ruhezeit',
        description: 'Wann Level-Aufstiege nicht sofort, sondern danach gesammelt angekündigt werden',
        options: {
          from: { name: 'von', description: 'Wann sie beginnt, z. B. 22:00' },
          to: { name: 'bis', description: 'Wann sie endet, z. B. 07:00' },
          zone: { name: 'zeitzone', description: 'In welcher Zeitzone, z. B. Europe/Berlin' },
        },
      },
      fr: {
        name: 'heures-calmes',
        description: 'Quand les montées de niveau attendent, pour être annoncées ensemble après',
        options: {
          from: { name: 'début', description: 'Quand elles commencent, par exemple 22:00' },
          to: { name: 'fin', description: 'Quand elles finissent, par exemple 07:00' },
          zone: { name: 'fuseau', description: 'Dans quel fuseau horaire, par exemple Europe/Paris' },
        },
      },
      es: {
        name: 'horario-silencioso',
        description: 'Cuándo las subidas de nivel esperan para anunciarse después todas juntas',
        options: {
          from: { name: 'desde', description: 'Cuándo empieza, p. ej. 22:00' },
          to: { name: 'hasta', description: 'Cuándo termina, p. ej. 07:00' },
          zone: { name: 'zona', description: 'En qué zona horaria, p. ej. Europe/Madrid' },
        },
      },
      'pt-BR': {
        name: 'horário-silencioso',
        description: 'Quando as subidas de nível esperam para serem anunciadas juntas depois',
        options: {
          from: { name: 'início', description: 'Quando começa, por exemplo 22:00' },
          to: { name: 'fim', description: 'Quando termina, por exemplo 07:00' },
          zone: { name: 'fuso', description: 'Em qual fuso horário, por exemplo America/Sao_Paulo' },
        },
      },
    },
    read: ({ from, to, zone }) => readTypedQuietTime({ from, to, zone }),
  }),
})
