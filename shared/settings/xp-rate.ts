import * as v from 'valibot'
import { Type } from '../discord/option.ts'
import { Permission } from '../discord/permission.ts'
import { FACTOR_LIMITS } from '../levelling/earning-factor.ts'
import { earnsNothing, type GainRules, gainAt } from '../levelling/gain.ts'
import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import { form } from './form.ts'
import { limitsOf } from './limits.ts'
import { setting } from './setting.ts'

const say = speakFrom(
  texts({
    saved: {
      en: 'Messages now earn **{rate}** times the usual XP: {least} to {most} each.',
      de: 'Nachrichten bringen jetzt das **{rate}**-Fache an XP: je {least} bis {most}.',
      fr: 'Les messages rapportent maintenant **{rate}** fois l’XP habituelle : de {least} à {most} chacun.',
      es: 'Los mensajes dan ahora **{rate}** veces la XP habitual: de {least} a {most} cada uno.',
      'pt-BR': 'As mensagens agora rendem **{rate}** vezes o XP normal: de {least} a {most} cada.',
    },
    savedZero: {
      en: 'Messages no longer earn XP. Members keep the XP they have.',
      de: 'Nachrichten bringen keine XP mehr. Mitglieder behalten die XP, die sie haben.',
      fr: 'Les messages ne rapportent plus d’XP. Les membres gardent l’XP qu’ils ont.',
      es: 'Los mensajes ya no dan XP. Los miembros conservan la XP que tienen.',
      'pt-BR': 'As mensagens não rendem mais XP. Os membros ficam com o XP que têm.',
    },
    savedLow: {
      en: 'Messages now earn **{rate}** times the usual XP. That rounds to 0, unless a multiplier of a role or channel, or a boost, raises it.',
      de: 'Nachrichten bringen jetzt das **{rate}**-Fache an XP. Das sind gerundet 0, wenn nicht ein Multiplikator einer Rolle oder eines Kanals oder ein Boost es anhebt.',
      fr: 'Les messages rapportent maintenant **{rate}** fois l’XP habituelle. Arrondi, cela fait 0, sauf si un multiplicateur de rôle ou de salon, ou un boost, l’augmente.',
      es: 'Los mensajes dan ahora **{rate}** veces la XP habitual. Redondeado es 0, salvo que lo suba un multiplicador de un rol o canal, o un boost.',
      'pt-BR':
        'As mensagens agora rendem **{rate}** vezes o XP normal. Arredondado, dá 0, a menos que um multiplicador de cargo ou canal, ou um boost, aumente isso.',
    },
    shown: {
      en: '×{rate} ({least} to {most} XP per message)',
      de: '×{rate} ({least} bis {most} XP pro Nachricht)',
      fr: '×{rate} ({least} à {most} XP par message)',
      es: '×{rate} (de {least} a {most} XP por mensaje)',
      'pt-BR': '×{rate} (de {least} a {most} XP por mensagem)',
    },
    alone: { en: '×{rate}', de: '×{rate}', fr: '×{rate}', es: '×{rate}', 'pt-BR': '×{rate}' },
    shownLow: {
      en: '×{rate} (0 XP per message unless a multiplier or boost raises it)',
      de: '×{rate} (0 XP pro Nachricht, wenn kein Multiplikator oder Boost es anhebt)',
      fr: '×{rate} (0 XP par message, sauf multiplicateur ou boost)',
      es: '×{rate} (0 XP por mensaje, salvo multiplicador o boost)',
      'pt-BR': '×{rate} (0 XP por mensagem, salvo multiplicador ou boost)',
    },
    shownZero: {
      en: '×{rate} (messages earn no XP)',
      de: '×{rate} (Nachrichten bringen keine XP)',
      fr: '×{rate} (les messages ne rapportent pas d’XP)',
      es: '×{rate} (los mensajes no dan XP)',
      'pt-BR': '×{rate} (as mensagens não rendem XP)',
    },
  }),
)

/** The multiplier, with the gain of a message where it is known. The audit knows the multiplier alone. */
type Rate = { xpRate: number } & Partial<GainRules>

const gainOf = ({ leastXp, mostXp }: Rate): GainRules | undefined =>
  leastXp === undefined || mostXp === undefined ? undefined : { leastXp, mostXp }

const schema = v.pipe(v.number(), v.minValue(FACTOR_LIMITS.least), v.maxValue(FACTOR_LIMITS.most))

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
  shown(values: Rate, locale) {
    const [rate, gain] = [values.xpRate, gainOf(values)]
    if (earnsNothing(rate, gain)) return say(locale)(rate === 0 ? 'shownZero' : 'shownLow', { rate })
    return gain === undefined ? say(locale)('alone', { rate }) : say(locale)('shown', { rate, ...gainAt(rate, gain) })
  },
  saved(values: Rate, locale) {
    const [rate, gain] = [values.xpRate, gainOf(values)]
    if (rate === 0) return say(locale)('savedZero')
    // The multipliers of roles and channels are not known here, and a boost can begin later.
    return earnsNothing(rate, gain)
      ? say(locale)('savedLow', { rate })
      : say(locale)('saved', { rate, ...gainAt(rate, gain) })
  },
  // `findings` checks the rate, because multipliers of roles and channels can lift a low one.
  check: () => [],
  form: form({
    name: 'multiplier',
    description: 'How much XP messages earn',
    options: {
      multiplier: {
        type: Type.Number,
        description: '0 to 10; 1 is the default, 0 means no XP',
        required: true,
        ...limitsOf(schema),
      },
    },
    translations: {
      de: {
        name: 'multiplikator',
        description: 'Wie viele XP Nachrichten bringen',
        options: {
          multiplier: { name: 'multiplikator', description: '0 bis 10; 1 ist der Standard, 0 heißt keine XP' },
        },
      },
      fr: {
        name: 'multiplicateur',
        description: 'Combien d’XP rapportent les messages',
        options: { multiplier: { name: 'multiplicateur', description: 'De 0 à 10 ; 1 par défaut, 0 désactive l’XP' } },
      },
      es: {
        name: 'multiplicador',
        description: 'Cuánta XP dan los mensajes',
        options: { multiplier: { name: 'multiplicador', description: 'De 0 a 10; 1 es lo normal, con 0 no hay XP' } },
      },
      'pt-BR': {
        name: 'multiplicador',
        description: 'Quanto XP as mensagens rendem',
        options: { multiplier: { name: 'multiplicador', description: 'De 0 a 10; 1 é o normal, com 0 não há XP' } },
      },
    },
    read: ({ multiplier }) => ({ ok: true, values: { xpRate: multiplier } }),
  }),
})
