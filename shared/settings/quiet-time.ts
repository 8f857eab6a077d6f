import * as v from 'valibot'
import { Type } from '../discord/option.ts'
import { Permission } from '../discord/permission.ts'
import { isTimeZone, readQuietTime, timeOfDay, writeQuietTime } from '../levelling/quiet-time.ts'
import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import { form } from './form.ts'
import { setting } from './setting.ts'
import { readTimeOfDay, readTimeZone, timeZoneChoices } from './typed-time.ts'

const say = speakFrom(
  texts({
    none: { en: 'None', de: 'Keine', fr: 'Aucunes', es: 'Ninguno', 'pt-BR': 'Nenhum' },
    shown: {
      en: '{from} to {to} ({zone})',
      de: '{from} bis {to} Uhr ({zone})',
      fr: 'De {from} à {to} ({zone})',
      es: 'De {from} a {to} ({zone})',
      'pt-BR': 'Das {from} às {to} ({zone})',
    },
    saved: {
      en: 'From **{from}** to **{to}** ({zone}) I announce no level-ups. I tell them all together afterwards.',
      de: 'Von **{from}** bis **{to}** Uhr ({zone}) verkünde ich keine Level-Aufstiege. Danach hole ich alle auf einmal nach.',
      fr: 'De **{from}** à **{to}** ({zone}), je n’annonce aucune montée de niveau. Je les annonce toutes ensemble après.',
      es: 'De **{from}** a **{to}** ({zone}) no anuncio subidas de nivel. Después las anuncio todas juntas.',
      'pt-BR': 'Das **{from}** às **{to}** ({zone}) não anuncio quem sobe de nível. Depois anuncio todos juntos.',
    },
    savedNone: {
      en: 'There is no quiet time: level-ups are announced at once.',
      de: 'Es gibt keine Ruhezeit: Level-Aufstiege werden sofort verkündet.',
      fr: 'Il n’y a pas d’heures calmes : les montées de niveau sont annoncées aussitôt.',
      es: 'No hay horario silencioso: las subidas de nivel se anuncian al momento.',
      'pt-BR': 'Não há horário silencioso: quem sobe de nível é anunciado na hora.',
    },
    badTime: {
      en: '`{typed}` is not a time of day that I can read. Write it like this: 22:00.',
      de: '`{typed}` kann ich nicht als Uhrzeit lesen. Schreib sie so: 22:00.',
      fr: 'Je ne peux pas lire `{typed}` comme une heure. Écris-la ainsi : 22:00.',
      es: 'No puedo leer `{typed}` como una hora. Escríbela así: 22:00.',
      'pt-BR': 'Não consigo ler `{typed}` como um horário. Escreva assim: 22:00.',
    },
    noLength: {
      en: 'Quiet time begins and ends at {time}. Choose another end.',
      de: 'Die Ruhezeit beginnt und endet um {time} Uhr. Wähle ein anderes Ende.',
      fr: 'Les heures calmes commencent et finissent à {time}. Choisis une autre fin.',
      es: 'El horario silencioso empieza y termina a las {time}. Elige otro final.',
      'pt-BR': 'O horário silencioso começa e termina às {time}. Escolha outro fim.',
    },
    badZone: {
      en: 'I do not know the time zone `{typed}`. Choose one that I offer while you type, e.g. Europe/Berlin.',
      de: 'Die Zeitzone `{typed}` kenne ich nicht. Wähle eine von denen, die ich beim Tippen anbiete, z. B. Europe/Berlin.',
      fr: 'Je ne connais pas le fuseau horaire `{typed}`. Choisis-en un parmi ceux proposés pendant la saisie, par exemple Europe/Paris.',
      es: 'No conozco la zona horaria `{typed}`. Elige una de las que ofrezco al escribir, p. ej. Europe/Madrid.',
      'pt-BR':
        'Não conheço o fuso horário `{typed}`. Escolha um dos que ofereço ao digitar, por exemplo America/Sao_Paulo.',
    },
  }),
)

const inWords = (stored: string, key: 'shown' | 'saved', locale: string): string => {
  const quiet = readQuietTime(stored)
  if (quiet === null) return stored
  const { fromMinute, toMinute, timeZone: zone } = quiet
  return say(locale)(key, { from: timeOfDay(fromMinute), to: timeOfDay(toMinute), zone })
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
    description: 'When level-ups are not announced, but told together afterwards',
    options: {
      from: { type: Type.String, description: 'When it begins, e.g. 22:00', required: true, max_length: 10 },
      to: { type: Type.String, description: 'When it ends, e.g. 07:00', required: true, max_length: 10 },
      zone: {
        type: Type.String,
        description: 'By the clock of which time zone, e.g. Europe/Berlin',
        required: true,
        max_length: 40,
        autocomplete: (_, typed) => timeZoneChoices(typed),
      },
    },
    translations: {
      de: {
        name: 'ruhezeit',
        description: 'Wann Level-Aufstiege nicht verkündet, sondern danach gesammelt gemeldet werden',
        options: {
          from: { name: 'von', description: 'Wann sie beginnt, z. B. 22:00' },
          to: { name: 'bis', description: 'Wann sie endet, z. B. 07:00' },
          zone: { name: 'zeitzone', description: 'Nach der Uhr welcher Zeitzone, z. B. Europe/Berlin' },
        },
      },
      fr: {
        name: 'heures-calmes',
        description: 'Quand les montées de niveau attendent, pour être annoncées ensemble après',
        options: {
          from: { name: 'début', description: 'Quand elles commencent, par exemple 22:00' },
          to: { name: 'fin', description: 'Quand elles finissent, par exemple 07:00' },
          zone: { name: 'fuseau', description: 'À l’heure de quel fuseau horaire, par exemple Europe/Paris' },
        },
      },
      es: {
        name: 'horario-silencioso',
        description: 'Cuándo las subidas de nivel esperan para anunciarse después todas juntas',
        options: {
          from: { name: 'desde', description: 'Cuándo empieza, p. ej. 22:00' },
          to: { name: 'hasta', description: 'Cuándo termina, p. ej. 07:00' },
          zone: { name: 'zona', description: 'Según el reloj de qué zona horaria, p. ej. Europe/Madrid' },
        },
      },
      'pt-BR': {
        name: 'horário-silencioso',
        description: 'Quando quem sobe de nível não é anunciado, para anunciar todos juntos depois',
        options: {
          from: { name: 'início', description: 'Quando começa, por exemplo 22:00' },
          to: { name: 'fim', description: 'Quando termina, por exemplo 07:00' },
          zone: { name: 'fuso', description: 'Pelo relógio de qual fuso horário, por exemplo America/Sao_Paulo' },
        },
      },
    },
    read({ from, to, zone }) {
      const refused = (problem: (locale: string) => string) => ({ ok: false, problem }) as const
      const plain = (typed: string) => ({ typed: typed.replaceAll('`', '') })
      const [fromMinute, toMinute, timeZone] = [readTimeOfDay(from), readTimeOfDay(to), readTimeZone(zone)]
      if (fromMinute === null) return refused((locale) => say(locale)('badTime', plain(from)))
      if (toMinute === null) return refused((locale) => say(locale)('badTime', plain(to)))
      if (timeZone === null || !isTimeZone(timeZone)) return refused((locale) => say(locale)('badZone', plain(zone)))
      if (fromMinute === toMinute) return refused((locale) => say(locale)('noLength', { time: timeOfDay(toMinute) }))
      return { ok: true, values: { quietTime: writeQuietTime({ fromMinute, toMinute, timeZone }) } }
    },
  }),
})
