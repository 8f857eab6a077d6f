import * as v from 'valibot'
import { Type } from '../discord/option.ts'
import { Permission } from '../discord/permission.ts'
import { earnsNothing, gainAt } from '../levelling/gain.ts'
import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import { form } from './form.ts'
import { limitsOf } from './limits.ts'
import { setting } from './setting.ts'

const say = speakFrom(
  texts({
    saved: {
      en: 'Messages are worth **{rate}** times as much: {least} to {most} XP each.',
      de: 'Nachrichten zählen **{rate}**-fach: je {least} bis {most} XP.',
      fr: 'Les messages valent **{rate}** fois plus : {least} à {most} XP chacun.',
      es: 'Los mensajes valen **{rate}** veces más: de {least} a {most} XP cada uno.',
      'pt-BR': 'Mensagens valem **{rate}** vezes mais: de {least} a {most} XP cada.',
    },
    savedZero: {
      en: 'Messages no longer earn XP. Members keep the XP they have.',
      de: 'Nachrichten bringen keine XP mehr. Mitglieder behalten ihre XP.',
      fr: 'Les messages ne rapportent plus d’XP. Les membres gardent l’XP qu’ils ont.',
      es: 'Los mensajes ya no dan XP. Los miembros conservan el XP que tienen.',
      'pt-BR': 'Mensagens não rendem mais XP. Os membros mantêm o XP que têm.',
    },
    shown: {
      en: '× {rate} ({least} to {most} XP a message)',
      de: '× {rate} ({least} bis {most} XP je Nachricht)',
      fr: '× {rate} ({least} à {most} XP par message)',
      es: '× {rate} (de {least} a {most} XP por mensaje)',
      'pt-BR': '× {rate} (de {least} a {most} XP por mensagem)',
    },
    shownZero: {
      en: '× {rate} (messages earn nothing)',
      de: '× {rate} (Nachrichten bringen nichts)',
      fr: '× {rate} (les messages ne rapportent rien)',
      es: '× {rate} (los mensajes no dan nada)',
      'pt-BR': '× {rate} (mensagens não rendem nada)',
    },
  }),
)

const schema = v.pipe(v.number(), v.minValue(0), v.maxValue(10))

/** The factor for the XP of each message. */
export const xpRate = setting({
  key: 'xpRate',
  group: 'earning',
  inline: true,
  permission: Permission.ManageGuild,
  columns: { xpRate: { column: 'xp_rate', schema, default: 1 } },
  title: {
    en: 'Multiplier',
    de: 'Multiplikator',
    fr: 'Multiplicateur',
    es: 'Multiplicador',
    'pt-BR': 'Multiplicador',
  },
  shown({ xpRate: rate }, locale) {
    return earnsNothing(rate) ? say(locale)('shownZero', { rate }) : say(locale)('shown', { rate, ...gainAt(rate) })
  },
  saved({ xpRate: rate }, locale) {
    return earnsNothing(rate) ? say(locale)('savedZero') : say(locale)('saved', { rate, ...gainAt(rate) })
  },
  check: ({ xpRate: rate }) => (earnsNothing(rate) ? [{ kind: 'rateZero', rate }] : []),
  form: form({
    name: 'multiplier',
    description: 'How much messages are worth',
    options: {
      multiplier: {
        type: Type.Number,
        description: '0 to 10; 1 is usual, 0 means no XP',
        required: true,
        ...limitsOf(schema),
      },
    },
    translations: {
      de: {
        name: 'multiplikator',
        description: 'Wie viel Nachrichten zählen',
        options: { multiplier: { name: 'multiplikator', description: '0 bis 10; 1 ist üblich, 0 heißt keine XP' } },
      },
      fr: {
        name: 'multiplicateur',
        description: 'Combien valent les messages',
        options: { multiplier: { name: 'multiplicateur', description: 'De 0 à 10 ; 1 est l’usage, 0 coupe l’XP' } },
      },
      es: {
        name: 'multiplicador',
        description: 'Cuánto valen los mensajes',
        options: { multiplier: { name: 'multiplicador', description: 'De 0 a 10; 1 es lo normal, 0 es sin XP' } },
      },
      'pt-BR': {
        name: 'multiplicador',
        description: 'Quanto valem as mensagens',
        options: { multiplier: { name: 'multiplicador', description: 'De 0 a 10; 1 é o normal, 0 é sem XP' } },
      },
    },
    read: ({ multiplier }) => ({ ok: true, values: { xpRate: multiplier } }),
  }),
})
