import * as v from 'valibot'
import { Type } from '../discord/option.ts'
import { Permission } from '../discord/permission.ts'
import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import { form } from './form.ts'
import { limitsOf } from './limits.ts'
import { setting } from './setting.ts'

const LONGEST_DAYS = 3_650

const say = speakFrom(
  texts({
    saved: {
      en: 'The data of members who left or were banned is deleted after **{days}** {days|day|days}. Whoever comes back earlier keeps everything.',
      de: 'Die Daten von Mitgliedern, die gegangen sind oder gebannt wurden, werden nach **{days}** {days|Tag|Tagen} gelöscht. Wer vorher wiederkommt, behält alles.',
      fr: 'Les données des membres partis ou bannis sont supprimées après **{days}** {days|jour|jours}. Qui revient avant garde tout.',
      es: 'Los datos de los miembros que se fueron o fueron expulsados se borran tras **{days}** {days|día|días}. Quien vuelve antes lo conserva todo.',
      'pt-BR':
        'Os dados de membros que saíram ou foram banidos são excluídos após **{days}** {days|dia|dias}. Quem volta antes mantém tudo.',
    },
    savedNever: {
      en: 'The data of members who left or were banned is kept for ever.',
      de: 'Die Daten von Mitgliedern, die gegangen sind oder gebannt wurden, werden nie gelöscht.',
      fr: 'Les données des membres partis ou bannis sont gardées sans limite.',
      es: 'Los datos de los miembros que se fueron o fueron expulsados se conservan para siempre.',
      'pt-BR': 'Os dados de membros que saíram ou foram banidos são mantidos para sempre.',
    },
    shown: {
      en: '{days} {days|day|days}',
      de: '{days} {days|Tag|Tage}',
      fr: '{days} {days|jour|jours}',
      es: '{days} {days|día|días}',
      'pt-BR': '{days} {days|dia|dias}',
    },
    never: { en: 'For ever', de: 'Für immer', fr: 'Sans limite', es: 'Para siempre', 'pt-BR': 'Para sempre' },
  }),
)

const schema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LONGEST_DAYS))

/** After how many days the data of members who left the server is deleted; 0 keeps it for ever. */
export const departedDays = setting({
  key: 'departedDays',
  group: 'announcing',
  permission: Permission.ManageGuild,
  columns: { departedDays: { column: 'departed_days', schema, default: 365 } },
  title: {
    en: 'Data of members who left',
    de: 'Daten ausgetretener Mitglieder',
    fr: 'Données des membres partis',
    es: 'Datos de quienes se fueron',
    'pt-BR': 'Dados de quem saiu',
  },
  shown: ({ departedDays: days }, locale) => (days === 0 ? say(locale)('never') : say(locale)('shown', { days })),
  saved: ({ departedDays: days }, locale) => (days === 0 ? say(locale)('savedNever') : say(locale)('saved', { days })),
  check: () => [],
  form: form({
    name: 'departed-data',
    description: 'After how many days the data of members who left is deleted',
    options: {
      days: {
        type: Type.Integer,
        description: 'Days after they left, up to 3,650; 0 keeps their data for ever',
        required: true,
        ...limitsOf(schema),
      },
    },
    translations: {
      de: {
        name: 'ausgetretene-daten',
        description: 'Nach wie vielen Tagen die Daten ausgetretener Mitglieder gelöscht werden',
        options: { days: { name: 'tage', description: 'Tage nach dem Austritt, bis 3.650; 0 löscht nie' } },
      },
      fr: {
        name: 'données-des-partis',
        description: 'Après combien de jours les données des membres partis sont supprimées',
        options: { days: { name: 'jours', description: 'Jours après le départ, jusqu’à 3 650 ; 0 garde tout' } },
      },
      es: {
        name: 'datos-de-idos',
        description: 'Tras cuántos días se borran los datos de los miembros que se fueron',
        options: { days: { name: 'días', description: 'Días desde que se fueron, hasta 3.650; 0 no borra nunca' } },
      },
      'pt-BR': {
        name: 'dados-de-quem-saiu',
        description: 'Após quantos dias os dados de membros que saíram são excluídos',
        options: { days: { name: 'dias', description: 'Dias desde a saída, até 3.650; 0 nunca exclui' } },
      },
    },
    read: ({ days }) => ({ ok: true, values: { departedDays: days } }),
  }),
})
