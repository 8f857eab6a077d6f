import * as v from 'valibot'
import { Type } from '../discord/option.ts'
import { Permission } from '../discord/permission.ts'
import { reactionsEarn } from '../levelling/reaction.ts'
import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import { form } from './form.ts'
import { limitsOf } from './limits.ts'
import { OFF } from './off.ts'
import { setting } from './setting.ts'

const MOST_XP = 100
const HIGHEST_CAP = 10_000

const say = speakFrom(
  texts({
    off: OFF,
    shown: {
      en: 'Giving: {given} XP (at most {givenCap} a day)\nReceiving: {received} XP (at most {receivedCap} a day)',
      de: 'Reagieren: {given} XP (höchstens {givenCap} am Tag)\nReaktion erhalten: {received} XP (höchstens {receivedCap} am Tag)',
      fr: 'Donner : {given} XP (au plus {givenCap} par jour)\nRecevoir : {received} XP (au plus {receivedCap} par jour)',
      es: 'Dar: {given} XP (como máximo {givenCap} al día)\nRecibir: {received} XP (como máximo {receivedCap} al día)',
      'pt-BR':
        'Dar: {given} XP (no máximo {givenCap} por dia)\nReceber: {received} XP (no máximo {receivedCap} por dia)',
    },
    saved: {
      en: 'A reaction to another member’s message now earns **{given}** XP for the member who reacts (at most {givenCap} a day) and **{received}** XP for the author (at most {receivedCap} a day), once for each message and member.',
      de: 'Eine Reaktion auf die Nachricht eines anderen Mitglieds bringt jetzt **{given}** XP für das Reagieren (höchstens {givenCap} am Tag) und **{received}** XP für die Verfasserin oder den Verfasser (höchstens {receivedCap} am Tag), einmal pro Nachricht und Mitglied.',
      fr: 'Une réaction au message d’un autre membre rapporte maintenant **{given}** XP à qui réagit (au plus {givenCap} par jour) et **{received}** XP à l’auteur (au plus {receivedCap} par jour), une fois par message et par membre.',
      es: 'Una reacción al mensaje de otro miembro da ahora **{given}** XP a quien reacciona (como máximo {givenCap} al día) y **{received}** XP a quien lo escribió (como máximo {receivedCap} al día), una vez por mensaje y miembro.',
      'pt-BR':
        'Uma reação à mensagem de outro membro agora rende **{given}** XP para quem reage (no máximo {givenCap} por dia) e **{received}** XP para quem escreveu (no máximo {receivedCap} por dia), uma vez por mensagem e membro.',
    },
    savedOff: {
      en: 'Reactions no longer earn XP. Members keep the XP they have.',
      de: 'Reaktionen bringen keine XP mehr. Mitglieder behalten die XP, die sie haben.',
      fr: 'Les réactions ne rapportent plus d’XP. Les membres gardent l’XP qu’ils ont.',
      es: 'Las reacciones ya no dan XP. Los miembros conservan la XP que tienen.',
      'pt-BR': 'As reações não rendem mais XP. Os membros ficam com o XP que têm.',
    },
  }),
)

const earned = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_XP))
const cap = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(HIGHEST_CAP))

/** The values of this setting. */
interface Values {
  reactionGivenXp: number
  reactionReceivedXp: number
  reactionGivenCap: number
  reactionReceivedCap: number
}

const numbersOf = (values: Values) => ({
  given: values.reactionGivenXp,
  received: values.reactionReceivedXp,
  givenCap: values.reactionGivenCap,
  receivedCap: values.reactionReceivedCap,
})

/** XP for giving and for receiving a reaction, and the most that a member earns by it in a day. */
export const reactions = setting({
  key: 'reactions',
  group: 'earning',
  permission: Permission.ManageGuild,
  columns: {
    reactionGivenXp: { column: 'reaction_given_xp', schema: earned, default: 0 },
    reactionReceivedXp: { column: 'reaction_received_xp', schema: earned, default: 0 },
    reactionGivenCap: { column: 'reaction_given_cap', schema: cap, default: 100 },
    reactionReceivedCap: { column: 'reaction_received_cap', schema: cap, default: 100 },
  },
  title: {
    en: 'Reactions',
    de: 'Reaktionen',
    fr: 'Réactions',
    es: 'Reacciones',
    'pt-BR': 'Reações',
  },
  shown: (values, locale) => (reactionsEarn(values) ? say(locale)('shown', numbersOf(values)) : say(locale)('off')),
  saved: (values, locale) =>
    reactionsEarn(values) ? say(locale)('saved', numbersOf(values)) : say(locale)('savedOff'),
  // `unearnedFindings` finds a rate at which reactions earn nothing, because multipliers of roles and channels can lift it.
  check: () => [],
  form: form({
    name: 'reactions',
    description: 'How much XP a reaction earns; 0 for none',
    options: {
      given: {
        type: Type.Integer,
        description: 'XP for the member who reacts, 0 to 100',
        required: true,
        ...limitsOf(earned),
      },
      received: {
        type: Type.Integer,
        description: 'XP for the author of the message, 0 to 100',
        required: true,
        ...limitsOf(earned),
      },
      'given-cap': { type: Type.Integer, description: 'Most XP a day by reacting', ...limitsOf(cap) },
      'received-cap': { type: Type.Integer, description: 'Most XP a day by receiving reactions', ...limitsOf(cap) },
    },
    translations: {
      de: {
        name: 'reaktionen',
        description: 'Wie viele XP eine Reaktion bringt; 0 für keine',
        options: {
          given: { name: 'reagieren', description: 'XP für das Mitglied, das reagiert, 0 bis 100' },
          received: { name: 'erhalten', description: 'XP für das Mitglied, das die Nachricht schrieb, 0 bis 100' },
          'given-cap': { name: 'grenze-reagieren', description: 'Höchstens so viele XP am Tag durch Reagieren' },
          'received-cap': {
            name: 'grenze-erhalten',
            description: 'Höchstens so viele XP am Tag durch erhaltene Reaktionen',
          },
        },
      },
      fr: {
        name: 'réactions',
        description: 'Combien d’XP rapporte une réaction ; 0 pour aucune',
        options: {
          given: { name: 'donner', description: 'XP pour le membre qui réagit, de 0 à 100' },
          received: { name: 'recevoir', description: 'XP pour l’auteur du message, de 0 à 100' },
          'given-cap': { name: 'limite-donner', description: 'Maximum d’XP par jour en réagissant' },
          'received-cap': { name: 'limite-recevoir', description: 'Maximum d’XP par jour en recevant des réactions' },
        },
      },
      es: {
        name: 'reacciones',
        description: 'Cuánta XP da una reacción; 0 para ninguna',
        options: {
          given: { name: 'dar', description: 'XP para el miembro que reacciona, de 0 a 100' },
          received: { name: 'recibir', description: 'XP para quien escribió el mensaje, de 0 a 100' },
          'given-cap': { name: 'límite-dar', description: 'Máximo de XP al día por reaccionar' },
          'received-cap': { name: 'límite-recibir', description: 'Máximo de XP al día por recibir reacciones' },
        },
      },
      'pt-BR': {
        name: 'reações',
        description: 'Quanto XP uma reação rende; 0 para nenhum',
        options: {
          given: { name: 'dar', description: 'XP para o membro que reage, de 0 a 100' },
          received: { name: 'receber', description: 'XP para quem escreveu a mensagem, de 0 a 100' },
          'given-cap': { name: 'limite-dar', description: 'Máximo de XP por dia ao reagir' },
          'received-cap': { name: 'limite-receber', description: 'Máximo de XP por dia ao receber reações' },
        },
      },
    },
    read: ({ given, received, 'given-cap': givenCap, 'received-cap': receivedCap }) => ({
      ok: true,
      values: {
        reactionGivenXp: given,
        reactionReceivedXp: received,
        ...(givenCap !== undefined && { reactionGivenCap: givenCap }),
        ...(receivedCap !== undefined && { reactionReceivedCap: receivedCap }),
      },
    }),
  }),
})
