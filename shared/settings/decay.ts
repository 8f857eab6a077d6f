import * as v from 'valibot'
import { Type } from '../discord/option.ts'
import { Permission } from '../discord/permission.ts'
import { MAX_LEVEL } from '../levelling/curve.ts'
import { hundredths } from '../levelling/decay.ts'
import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import { form } from './form.ts'
import { limitsOf } from './limits.ts'
import { OFF } from './off.ts'
import { setting } from './setting.ts'

const say = speakFrom(
  texts({
    off: OFF,
    shown: {
      en: '{percent} % a day after {days} {days|day|days} without any XP earned, never below level {level}',
      de: '{percent} % am Tag nach {days} {days|Tag|Tagen} ohne verdiente XP, nie unter Level {level}',
      fr: '{percent} % par jour après {days} {days|jour|jours} sans gagner d’XP, jamais sous le niveau {level}',
      es: '{percent} % al día tras {days} {days|día|días} sin ganar XP, nunca por debajo del nivel {level}',
      'pt-BR': '{percent}% por dia após {days} {days|dia|dias} sem ganhar XP, nunca abaixo do nível {level}',
    },
    saved: {
      en: 'From tomorrow (UTC), members who have earned nothing by messages, voice or reactions for **{days}** {days|day|days} lose **{percent} %** of their XP a day. Nobody falls below level **{level}**.',
      de: 'Ab morgen (UTC) verlieren Mitglieder, die seit **{days}** {days|Tag|Tagen} nichts durch Nachrichten, Sprachkanäle oder Reaktionen verdient haben, täglich **{percent} %** ihrer XP. Niemand fällt unter Level **{level}**.',
      fr: 'À partir de demain (UTC), les membres qui n’ont rien gagné par messages, vocal ou réactions depuis **{days}** {days|jour|jours} perdent **{percent} %** de leur XP par jour. Personne ne descend sous le niveau **{level}**.',
      es: 'Desde mañana (UTC), los miembros que llevan **{days}** {days|día|días} sin ganar nada con mensajes, voz o reacciones pierden el **{percent} %** de su XP al día. Nadie baja del nivel **{level}**.',
      'pt-BR':
        'A partir de amanhã (UTC), membros que não ganharam nada com mensagens, voz ou reações há **{days}** {days|dia|dias} perdem **{percent}%** do XP por dia. Ninguém fica abaixo do nível **{level}**.',
    },
    savedOff: {
      en: 'Silent members no longer lose XP.',
      de: 'Stille Mitglieder verlieren keine XP mehr.',
      fr: 'Les membres silencieux ne perdent plus d’XP.',
      es: 'Los miembros inactivos ya no pierden XP.',
      'pt-BR': 'Membros inativos não perdem mais XP.',
    },
  }),
)

const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(50))
const days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365))
const level = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_LEVEL))

/** Decay of at least this many members, who are at least this part of all with XP, is a finding. */
const MANY_MEMBERS = 20
const LARGE_SHARE = 0.5

/** The values of this setting. */
interface Values {
  decayPercent: number
  decayAfterDays: number
  decayLowestLevel: number
}

/** A percentage rounded to two decimals, because decay is computed with no more. */
const rounded = (given: number): number => hundredths(given) / 100

const inWords = (values: Values, on: 'shown' | 'saved', off: 'off' | 'savedOff', locale: string): string => {
  const { decayPercent, decayAfterDays, decayLowestLevel } = values
  if (rounded(decayPercent) === 0) return say(locale)(off)
  return say(locale)(on, { percent: rounded(decayPercent), days: decayAfterDays, level: decayLowestLevel })
}

/** The XP that silent members lose a day. */
export const decay = setting({
  key: 'xpDecay',
  group: 'earning',
  permission: Permission.ManageGuild,
  columns: {
    decayPercent: { column: 'decay_percent', schema: percent, default: 0 },
    decayAfterDays: { column: 'decay_after_days', schema: days, default: 30 },
    decayLowestLevel: { column: 'decay_lowest_level', schema: level, default: 0 },
  },
  title: {
    en: 'XP decay',
    de: 'XP-Verfall',
    fr: 'Érosion de l’XP',
    es: 'Pérdida de XP',
    'pt-BR': 'Perda de XP',
  },
  shown: (values, locale) => inWords(values, 'shown', 'off', locale),
  saved: (values, locale) => inWords(values, 'saved', 'savedOff', locale),
  check: (_, { decay: preview }) =>
    preview !== undefined && preview.share >= LARGE_SHARE && preview.members >= MANY_MEMBERS
      ? [{ kind: 'decayMany', members: preview.members, xp: preview.xp }]
      : [],
  form: form({
    name: 'decay',
    description: 'How much XP members lose who have been silent for a while',
    options: {
      percent: {
        type: Type.Number,
        description: 'Percent of the XP a day, 0 to 50; 0 turns it off',
        required: true,
        ...limitsOf(percent),
      },
      days: { type: Type.Integer, description: 'After how many days of silence, 1 to 365', ...limitsOf(days) },
      level: { type: Type.Integer, description: 'Nobody falls below this level', ...limitsOf(level) },
    },
    translations: {
      de: {
        name: 'verfall',
        description: 'Wie viele XP Mitglieder verlieren, die länger still waren',
        options: {
          percent: { name: 'prozent', description: 'Prozent der XP am Tag, 0 bis 50; 0 schaltet es aus' },
          days: { name: 'tage', description: 'Nach wie vielen stillen Tagen, 1 bis 365' },
          level: { name: 'level', description: 'Niemand fällt unter dieses Level' },
        },
      },
      fr: {
        name: 'érosion',
        description: 'Combien d’XP perdent les membres restés silencieux un certain temps',
        options: {
          percent: { name: 'pourcentage', description: 'Pourcentage de l’XP par jour, de 0 à 50 ; 0 pour désactiver' },
          days: { name: 'jours', description: 'Après combien de jours de silence, de 1 à 365' },
          level: { name: 'niveau', description: 'Personne ne descend sous ce niveau' },
        },
      },
      es: {
        name: 'pérdida',
        description: 'Cuánta XP pierden los miembros que llevan un tiempo inactivos',
        options: {
          percent: { name: 'porcentaje', description: 'Porcentaje de la XP al día, de 0 a 50; 0 lo desactiva' },
          days: { name: 'días', description: 'Tras cuántos días de inactividad, de 1 a 365' },
          level: { name: 'nivel', description: 'Nadie baja de este nivel' },
        },
      },
      'pt-BR': {
        name: 'perda',
        description: 'Quanto XP perdem os membros que estão inativos há algum tempo',
        options: {
          percent: { name: 'porcentagem', description: 'Porcentagem do XP por dia, de 0 a 50; 0 desativa' },
          days: { name: 'dias', description: 'Após quantos dias de inatividade, de 1 a 365' },
          level: { name: 'nível', description: 'Ninguém fica abaixo deste nível' },
        },
      },
    },
    read: ({ percent: decayPercent, days: decayAfterDays, level: decayLowestLevel }) => ({
      ok: true,
      values: {
        decayPercent: rounded(decayPercent),
        ...(decayAfterDays !== undefined && { decayAfterDays }),
        ...(decayLowestLevel !== undefined && { decayLowestLevel }),
      },
    }),
  }),
})
