import * as v from 'valibot'
import { Type } from '../discord/option.ts'
import { Permission } from '../discord/permission.ts'
import { ANNOUNCED, type AnnouncedLevels } from '../levelling/announced-levels.ts'
import { MAX_LEVEL } from '../levelling/curve.ts'
import { namedChoices, namesIn, type Translated } from '../text/language.ts'
import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import { form } from './form.ts'
import { limitsOf } from './limits.ts'
import { setting } from './setting.ts'

/** Which level-ups are announced, as an admin chooses it. */
export const ANNOUNCED_CHOICES: Readonly<Record<(typeof ANNOUNCED)[number], Translated>> = {
  all: {
    en: 'With or without a level role',
    de: 'Mit und ohne Level-Rolle',
    fr: 'Avec ou sans rôle de niveau',
    es: 'Con o sin rol de nivel',
    'pt-BR': 'Com ou sem cargo de nível',
  },
  rewards: {
    en: 'Only with a level role',
    de: 'Nur mit Level-Rolle',
    fr: 'Seulement avec un rôle de niveau',
    es: 'Solo con rol de nivel',
    'pt-BR': 'Só com cargo de nível',
  },
}

const say = speakFrom(
  texts({
    all: {
      en: 'All levels',
      de: 'Alle Level',
      fr: 'Tous les niveaux',
      es: 'Todos los niveles',
      'pt-BR': 'Todos os níveis',
    },
    every: {
      en: 'every {every} levels',
      de: 'alle {every} Level',
      fr: 'tous les {every} niveaux',
      es: 'cada {every} niveles',
      'pt-BR': 'a cada {every} níveis',
    },
    from: {
      en: 'from level {from} on',
      de: 'ab Level {from}',
      fr: 'à partir du niveau {from}',
      es: 'desde el nivel {from}',
      'pt-BR': 'a partir do nível {from}',
    },
    rewards: {
      en: 'only levels with a level role',
      de: 'nur Level mit Level-Rolle',
      fr: 'seulement les niveaux avec un rôle',
      es: 'solo niveles con rol de nivel',
      'pt-BR': 'só níveis com cargo de nível',
    },
    saved: {
      en: 'These level-ups are announced now: **{which}**.',
      de: 'Diese Level-Aufstiege werden jetzt angekündigt: **{which}**.',
      fr: 'Ces montées de niveau sont maintenant annoncées : **{which}**.',
      es: 'Ahora se anuncian estas subidas de nivel: **{which}**.',
      'pt-BR': 'Estas subidas de nível agora são anunciadas: **{which}**.',
    },
  }),
)

const every = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))
const from = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_LEVEL))

/** The conditions in words, e.g. "every 5 levels, from level 10 on". */
function inWords({ announceEvery, announceFrom, announceOnly }: AnnouncedLevels, locale: string): string {
  const text = say(locale)
  const conditions = [
    ...(announceEvery > 1 ? [text('every', { every: announceEvery })] : []),
    ...(announceFrom > 1 ? [text('from', { from: announceFrom })] : []),
    ...(announceOnly === 'rewards' ? [text('rewards')] : []),
  ]
  return conditions.length === 0 ? text('all') : conditions.join(', ')
}

/** The level-ups that are announced. */
export const announcedLevels = setting({
  key: 'announcedLevels',
  group: 'announcing',
  permission: Permission.ManageGuild,
  columns: {
    announceEvery: { column: 'announce_every', schema: every, default: 1 },
    announceFrom: { column: 'announce_from', schema: from, default: 1 },
    announceOnly: { column: 'announce_only', schema: v.picklist(ANNOUNCED), default: 'all' },
  },
  title: {
    en: 'Announced levels',
    de: 'Angekündigte Level',
    fr: 'Niveaux annoncés',
    es: 'Niveles anunciados',
    'pt-BR': 'Níveis anunciados',
  },
  shown: (values, locale) => inWords(values, locale),
  saved: (values, locale) => say(locale)('saved', { which: inWords(values, locale) }),
  check: ({ announceOnly }, _, { levelRoles }) =>
    announceOnly === 'rewards' && levelRoles.length === 0 ? [{ kind: 'announcesNothing' }] : [],
  form: form({
    name: 'announced-levels',
    description: 'Which level-ups are announced; without options, all are',
    options: {
      every: { type: Type.Integer, description: 'Only every so many levels, 1 to 100', ...limitsOf(every) },
      from: { type: Type.Integer, description: 'Only from this level on', ...limitsOf(from) },
      only: {
        type: Type.String,
        description: 'Whether only levels with a level role are announced',
        choices: namedChoices(ANNOUNCED_CHOICES),
      },
    },
    translations: {
      de: {
        name: 'angekündigte-level',
        description: 'Welche Level-Aufstiege angekündigt werden; ohne Angaben alle',
        options: {
          every: { name: 'alle', description: 'Nur alle so viele Level, 1 bis 100' },
          from: { name: 'ab', description: 'Nur ab diesem Level' },
          only: {
            name: 'nur',
            description: 'Ob nur Level mit Level-Rolle angekündigt werden',
            choices: namesIn(ANNOUNCED_CHOICES, 'de'),
          },
        },
      },
      fr: {
        name: 'niveaux-annoncés',
        description: 'Quelles montées de niveau sont annoncées ; sans option, toutes',
        options: {
          every: { name: 'tous-les', description: 'Seulement tous les tant de niveaux, de 1 à 100' },
          from: { name: 'à-partir', description: 'Seulement à partir de ce niveau' },
          only: {
            name: 'seulement',
            description: 'Si seuls les niveaux avec un rôle sont annoncés',
            choices: namesIn(ANNOUNCED_CHOICES, 'fr'),
          },
        },
      },
      es: {
        name: 'niveles-anunciados',
        description: 'Qué subidas de nivel se anuncian; sin opciones, todas',
        options: {
          every: { name: 'cada', description: 'Solo cada tantos niveles, de 1 a 100' },
          from: { name: 'desde', description: 'Solo desde este nivel' },
          only: {
            name: 'solo',
            description: 'Si solo se anuncian los niveles con rol de nivel',
            choices: namesIn(ANNOUNCED_CHOICES, 'es'),
          },
        },
      },
      'pt-BR': {
        name: 'níveis-anunciados',
        description: 'Quais subidas de nível são anunciadas; sem opções, todas',
        options: {
          every: { name: 'cada', description: 'Só a cada tantos níveis, de 1 a 100' },
          from: { name: 'desde', description: 'Só a partir deste nível' },
          only: {
            name: 'só',
            description: 'Se só os níveis com cargo de nível são anunciados',
            choices: namesIn(ANNOUNCED_CHOICES, 'pt-BR'),
          },
        },
      },
    },
    read: ({ every: announceEvery = 1, from: announceFrom = 1, only: announceOnly = 'all' }) => ({
      ok: true,
      values: { announceEvery, announceFrom, announceOnly },
    }),
  }),
})
