import * as v from 'valibot'
import { Type } from '../discord/option.ts'
import { Permission } from '../discord/permission.ts'
import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import { form } from './form.ts'
import { limitsOf } from './limits.ts'
import { setting } from './setting.ts'

const SECONDS_PER_DAY = 86_400

const say = speakFrom(
  texts({
    saved: {
      en: 'A member now earns XP at most once every **{seconds}** {seconds|second|seconds}.',
      de: 'Ein Mitglied verdient jetzt höchstens alle **{seconds}** {seconds|Sekunde|Sekunden} einmal XP.',
      fr: 'Un membre gagne maintenant de l’XP au plus une fois toutes les **{seconds}** {seconds|seconde|secondes}.',
      es: 'Un miembro gana ahora XP como máximo una vez cada **{seconds}** {seconds|segundo|segundos}.',
      'pt-BR': 'Um membro agora ganha XP no máximo uma vez a cada **{seconds}** {seconds|segundo|segundos}.',
    },
    shown: {
      en: '{seconds} {seconds|second|seconds}',
      de: '{seconds} {seconds|Sekunde|Sekunden}',
      fr: '{seconds} {seconds|seconde|secondes}',
      es: '{seconds} {seconds|segundo|segundos}',
      'pt-BR': '{seconds} {seconds|segundo|segundos}',
    },
  }),
)

const schema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(SECONDS_PER_DAY))

/** The cooldown: the seconds after a message that earned XP until the same member can earn again. */
export const xpDelay = setting({
  key: 'xpDelay',
  group: 'earning',
  inline: true,
  permission: Permission.ManageGuild,
  columns: { xpDelaySeconds: { column: 'xp_delay_seconds', schema, default: 60 } },
  title: {
    en: 'Cooldown',
    de: 'Abklingzeit',
    fr: 'Délai',
    es: 'Espera',
    'pt-BR': 'Espera',
  },
  shown: ({ xpDelaySeconds: seconds }, locale) => say(locale)('shown', { seconds }),
  saved: ({ xpDelaySeconds: seconds }, locale) => say(locale)('saved', { seconds }),
  check: () => [],
  form: form({
    name: 'delay',
    description: 'How often a member can earn XP',
    options: {
      seconds: {
        type: Type.Integer,
        description: 'Seconds between two messages that earn XP, 1 to 86,400',
        required: true,
        ...limitsOf(schema),
      },
    },
    translations: {
      de: {
        name: 'abklingzeit',
        description: 'Wie oft ein Mitglied XP verdienen kann',
        options: {
          seconds: {
            name: 'sekunden',
            description: 'Sekunden zwischen zwei Nachrichten, die XP bringen, 1 bis 86.400',
          },
        },
      },
      fr: {
        name: 'délai',
        description: 'À quelle fréquence un membre peut gagner de l’XP',
        options: {
          seconds: {
            name: 'secondes',
            description: 'Secondes entre deux messages qui rapportent de l’XP, de 1 à 86 400',
          },
        },
      },
      es: {
        name: 'espera',
        description: 'Con qué frecuencia un miembro puede ganar XP',
        options: {
          seconds: { name: 'segundos', description: 'Segundos entre dos mensajes que dan XP, de 1 a 86.400' },
        },
      },
      'pt-BR': {
        name: 'espera',
        description: 'Com que frequência um membro pode ganhar XP',
        options: {
          seconds: { name: 'segundos', description: 'Segundos entre duas mensagens que rendem XP, de 1 a 86.400' },
        },
      },
    },
    read: ({ seconds }) => ({ ok: true, values: { xpDelaySeconds: seconds } }),
  }),
})
