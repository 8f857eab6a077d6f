import * as v from 'valibot'
import { Type } from '../discord/option.ts'
import { Permission } from '../discord/permission.ts'
import { MULTIPLIER_RULES, type MultiplierRule } from '../levelling/earning-factor.ts'
import { languageOf, namedChoices, namesIn, type Translated } from '../text/language.ts'
import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import { form } from './form.ts'
import { setting } from './setting.ts'

/** The names of the rules, as an admin chooses one. */
export const RULE_CHOICES: Readonly<Record<MultiplierRule, Translated>> = {
  highest: {
    en: 'Only the highest counts',
    de: 'Nur der höchste zählt',
    fr: 'Seul le plus élevé compte',
    es: 'Solo cuenta el más alto',
    'pt-BR': 'Só o maior conta',
  },
  add: {
    en: 'They add up: ×2 and ×3 make ×4 (+100% and +200%)',
    de: 'Sie addieren sich: ×2 und ×3 sind ×4 (+100 % und +200 %)',
    fr: 'Ils s’additionnent : ×2 et ×3 font ×4 (+100 % et +200 %)',
    es: 'Se suman: ×2 y ×3 son ×4 (+100 % y +200 %)',
    'pt-BR': 'Somam-se: ×2 e ×3 dão ×4 (+100% e +200%)',
  },
  multiply: {
    en: 'They multiply: ×2 and ×3 make ×6',
    de: 'Sie multiplizieren sich: ×2 und ×3 sind ×6',
    fr: 'Ils se multiplient : ×2 et ×3 font ×6',
    es: 'Se multiplican: ×2 y ×3 son ×6',
    'pt-BR': 'Multiplicam-se: ×2 e ×3 dão ×6',
  },
}

const say = speakFrom(
  texts({
    saved: {
      en: 'Where several multipliers of roles and channels apply: **{rule}**. ×0 always means no XP.',
      de: 'Wo mehrere Multiplikatoren von Rollen und Kanälen gelten: **{rule}**. ×0 heißt immer keine XP.',
      fr: 'Quand plusieurs multiplicateurs de rôles et de salons s’appliquent : **{rule}**. ×0 signifie toujours aucune XP.',
      es: 'Cuando se aplican varios multiplicadores de roles y canales: **{rule}**. ×0 siempre significa sin XP.',
      'pt-BR':
        'Quando vários multiplicadores de cargos e canais se aplicam: **{rule}**. ×0 sempre significa nenhum XP.',
    },
  }),
)

const nameOf = (rule: MultiplierRule, locale: string): string => RULE_CHOICES[rule][languageOf(locale)]

/** How several multipliers of roles and channels count at once. */
export const multiplierRule = setting({
  key: 'multiplierRule',
  group: 'earning',
  permission: Permission.ManageGuild,
  columns: {
    multiplierRule: { column: 'multiplier_rule', schema: v.picklist(MULTIPLIER_RULES), default: 'highest' },
  },
  title: {
    en: 'Several multipliers',
    de: 'Mehrere Multiplikatoren',
    fr: 'Plusieurs multiplicateurs',
    es: 'Varios multiplicadores',
    'pt-BR': 'Vários multiplicadores',
  },
  shown: ({ multiplierRule: rule }, locale) => nameOf(rule, locale),
  saved: ({ multiplierRule: rule }, locale) => say(locale)('saved', { rule: nameOf(rule, locale) }),
  check: () => [],
  form: form({
    name: 'stacking',
    description: 'How several multipliers of roles and channels count at once',
    options: {
      rule: {
        type: Type.String,
        description: 'Which rule; “only the highest” is the default',
        required: true,
        choices: namedChoices(RULE_CHOICES),
      },
    },
    translations: {
      de: {
        name: 'zusammenwirken',
        description: 'Wie mehrere Multiplikatoren von Rollen und Kanälen zusammen zählen',
        options: {
          rule: {
            name: 'regel',
            description: 'Welche Regel; „nur der höchste“ ist der Standard',
            choices: namesIn(RULE_CHOICES, 'de'),
          },
        },
      },
      fr: {
        name: 'cumul',
        description: 'Comment comptent plusieurs multiplicateurs de rôles et de salons à la fois',
        options: {
          rule: {
            name: 'règle',
            description: 'Quelle règle ; « le plus élevé » par défaut',
            choices: namesIn(RULE_CHOICES, 'fr'),
          },
        },
      },
      es: {
        name: 'acumulación',
        description: 'Cómo cuentan varios multiplicadores de roles y canales a la vez',
        options: {
          rule: {
            name: 'regla',
            description: 'Qué regla; lo normal es «solo el más alto»',
            choices: namesIn(RULE_CHOICES, 'es'),
          },
        },
      },
      'pt-BR': {
        name: 'acúmulo',
        description: 'Como vários multiplicadores de cargos e canais contam ao mesmo tempo',
        options: {
          rule: {
            name: 'regra',
            description: 'Qual regra; o normal é “só o maior”',
            choices: namesIn(RULE_CHOICES, 'pt-BR'),
          },
        },
      },
    },
    read: ({ rule }) => ({ ok: true, values: { multiplierRule: rule } }),
  }),
})
