import * as v from 'valibot'
import { Type } from '../discord/option.ts'
import { Permission } from '../discord/permission.ts'
import { DEFAULT_GAIN } from '../levelling/gain.ts'
import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import { form } from './form.ts'
import { limitsOf } from './limits.ts'
import { setting } from './setting.ts'

const say = speakFrom(
  texts({
    saved: {
      en: 'A message is now worth **{least}** to **{most}** XP, before multipliers.',
      de: 'Eine Nachricht ist jetzt **{least}** bis **{most}** XP wert, vor Multiplikatoren.',
      fr: 'Un message vaut maintenant de **{least}** à **{most}** XP, avant multiplicateurs.',
      es: 'Un mensaje vale ahora de **{least}** a **{most}** XP, antes de multiplicadores.',
      'pt-BR': 'Uma mensagem agora vale de **{least}** a **{most}** XP, antes dos multiplicadores.',
    },
    shown: {
      en: '{least} to {most} XP, before multipliers',
      de: '{least} bis {most} XP, vor Multiplikatoren',
      fr: 'de {least} à {most} XP, avant multiplicateurs',
      es: 'de {least} a {most} XP, antes de multiplicadores',
      'pt-BR': 'de {least} a {most} XP, antes dos multiplicadores',
    },
    reversed: {
      en: 'The most must not be below the least, but {most} is below {least}.',
      de: 'Das Höchste darf nicht unter dem Mindesten liegen, aber {most} ist weniger als {least}.',
      fr: 'Le maximum ne peut pas être inférieur au minimum, or {most} est inférieur à {least}.',
      es: 'El máximo no puede ser menor que el mínimo, pero {most} es menor que {least}.',
      'pt-BR': 'O máximo não pode ser menor que o mínimo, mas {most} é menor que {least}.',
    },
  }),
)

const schema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))
const limits = limitsOf(schema)

/** Why the two values cannot be stored together, in a given language; null where they can. */
const problemOf = (least: number, most: number) =>
  least > most ? (locale: string) => say(locale)('reversed', { least, most }) : null

/** The least and the most XP that a message is worth, before all multipliers. */
export const xpGain = setting({
  key: 'xpGain',
  group: 'earning',
  inline: true,
  permission: Permission.ManageGuild,
  columns: {
    leastXp: { column: 'xp_least', schema, default: DEFAULT_GAIN.leastXp },
    mostXp: { column: 'xp_most', schema, default: DEFAULT_GAIN.mostXp },
  },
  title: {
    en: 'XP per message',
    de: 'XP pro Nachricht',
    fr: 'XP par message',
    es: 'XP por mensaje',
    'pt-BR': 'XP por mensagem',
  },
  shown: ({ leastXp: least, mostXp: most }, locale) => say(locale)('shown', { least, most }),
  saved: ({ leastXp: least, mostXp: most }, locale) => say(locale)('saved', { least, most }),
  check: () => [],
  together({ leastXp, mostXp }, locale) {
    const problem = problemOf(leastXp, mostXp)
    return problem && { name: 'mostXp', detail: problem(locale) }
  },
  form: form({
    name: 'gain',
    description: 'The least and the most XP that a message is worth',
    options: {
      least: {
        type: Type.Integer,
        description: 'The least XP, 1 to 100; 15 is the default',
        required: true,
        ...limits,
      },
      most: { type: Type.Integer, description: 'The most XP, 1 to 100; 30 is the default', required: true, ...limits },
    },
    translations: {
      de: {
        name: 'gewinn',
        description: 'Wie viele XP eine Nachricht mindestens und höchstens wert ist',
        options: {
          least: { name: 'mindestens', description: 'Die wenigsten XP, 1 bis 100; 15 ist der Standard' },
          most: { name: 'höchstens', description: 'Die meisten XP, 1 bis 100; 30 ist der Standard' },
        },
      },
      fr: {
        name: 'gain',
        description: 'Combien d’XP vaut un message, au moins et au plus',
        options: {
          least: { name: 'minimum', description: 'Le minimum d’XP, de 1 à 100 ; 15 par défaut' },
          most: { name: 'maximum', description: 'Le maximum d’XP, de 1 à 100 ; 30 par défaut' },
        },
      },
      es: {
        name: 'ganancia',
        description: 'Cuánta XP vale un mensaje, como mínimo y como máximo',
        options: {
          least: { name: 'mínimo', description: 'La XP mínima, de 1 a 100; lo normal es 15' },
          most: { name: 'máximo', description: 'La XP máxima, de 1 a 100; lo normal es 30' },
        },
      },
      'pt-BR': {
        name: 'ganho',
        description: 'Quanto XP uma mensagem vale, no mínimo e no máximo',
        options: {
          least: { name: 'mínimo', description: 'O XP mínimo, de 1 a 100; o normal é 15' },
          most: { name: 'máximo', description: 'O XP máximo, de 1 a 100; o normal é 30' },
        },
      },
    },
    read({ least, most }) {
      const problem = problemOf(least, most)
      return problem === null ? { ok: true, values: { leastXp: least, mostXp: most } } : { ok: false, problem }
    },
  }),
})
