import type { Translated } from '../text/language.ts'

/** The names of the fields in the dashboard's form. */
export const VOICE_LABELS = {
  voiceXp: {
    en: 'XP per minute in voice (0: none)',
    de: 'XP pro Minute im Sprachkanal (0: keine)',
    fr: 'XP par minute en vocal (0 : aucune)',
    es: 'XP por minuto en voz (0: ninguna)',
    'pt-BR': 'XP por minuto em voz (0: nenhum)',
  },
  voiceMuted: {
    en: 'Muted members, and the audience of a stage',
    de: 'Stummgeschaltete, und das Publikum einer Stage',
    fr: 'Membres au micro coupé, et public d’une conférence',
    es: 'Miembros silenciados y público de un escenario',
    'pt-BR': 'Membros silenciados e público de um palco',
  },
  voiceDeafened: {
    en: 'Deafened members',
    de: 'Mitglieder mit ausgeschaltetem Ton',
    fr: 'Membres en sourdine',
    es: 'Miembros ensordecidos',
    'pt-BR': 'Membros ensurdecidos',
  },
  voiceAlone: {
    en: 'Members alone in a channel',
    de: 'Mitglieder allein in einem Kanal',
    fr: 'Membres seuls dans un salon',
    es: 'Miembros solos en un canal',
    'pt-BR': 'Membros sozinhos em um canal',
  },
  voiceAfk: {
    en: 'Members in the AFK channel',
    de: 'Mitglieder im AFK-Kanal',
    fr: 'Membres dans le salon AFK',
    es: 'Miembros en el canal AFK',
    'pt-BR': 'Membros no canal AFK',
  },
  voiceStreaming: {
    en: 'Percent more with a stream',
    de: 'Prozent mehr mit Stream',
    fr: 'Pour cent de plus avec un stream',
    es: 'Porcentaje extra con una transmisión',
    'pt-BR': 'Porcentagem extra com uma transmissão',
  },
  voiceCap: {
    en: 'Most XP a day in voice (0: no limit)',
    de: 'Tagesgrenze im Sprachkanal (0: ohne Grenze)',
    fr: 'Plafond par jour en vocal (0 : sans limite)',
    es: 'XP máxima al día en voz (0: sin límite)',
    'pt-BR': 'XP máximo por dia em voz (0: sem limite)',
  },
} as const satisfies Readonly<Record<string, Translated>>

/** The label of the group of boxes. Each box is for one kind of members, e.g. muted ones. */
export const VOICE_BOXES: Translated = {
  en: 'Who also earns XP',
  de: 'Wer auch XP bekommt',
  fr: 'Qui gagne aussi de l’XP',
  es: 'Quién más gana XP',
  'pt-BR': 'Quem também ganha XP',
}

/** The names of the rules for such members. */
export const VOICE_RULE_LABELS = {
  ignore: {
    en: 'earn nothing',
    de: 'bekommen nichts',
    fr: 'ne gagnent rien',
    es: 'no ganan nada',
    'pt-BR': 'não ganham nada',
  },
  earn: { en: 'earn XP', de: 'bekommen XP', fr: 'gagnent de l’XP', es: 'ganan XP', 'pt-BR': 'ganham XP' },
} as const satisfies Readonly<Record<string, Translated>>
