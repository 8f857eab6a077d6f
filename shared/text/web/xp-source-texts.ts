import { texts } from '../texts.ts'

/** Where the XP of a member came from, apart from messages. */
export const xpSourceTexts = texts({
  'member.fromVoice': {
    en: 'Voice channel',
    de: 'Sprachkanal',
    fr: 'Salon vocal',
    es: 'Canal de voz',
    'pt-BR': 'Canal de voz',
  },
  'member.fromReactionGiven': {
    en: 'Reaction given',
    de: 'Reaktion gegeben',
    fr: 'Réaction donnée',
    es: 'Reacción dada',
    'pt-BR': 'Reação dada',
  },
  'member.fromReactionReceived': {
    en: 'Reaction received',
    de: 'Reaktion bekommen',
    fr: 'Réaction reçue',
    es: 'Reacción recibida',
    'pt-BR': 'Reação recebida',
  },
  'member.fromAdmin': {
    en: 'Changed by an admin',
    de: 'Änderung durch einen Admin',
    fr: 'Modification par un admin',
    es: 'Cambio de un administrador',
    'pt-BR': 'Alteração de um administrador',
  },
  'member.fromSeason': {
    en: 'End of a season',
    de: 'Ende einer Saison',
    fr: 'Fin d’une saison',
    es: 'Final de una temporada',
    'pt-BR': 'Fim de uma temporada',
  },
  'member.fromDecay': {
    en: 'Inactivity',
    de: 'Inaktivität',
    fr: 'Inactivité',
    es: 'Inactividad',
    'pt-BR': 'Inatividade',
  },
  'member.fromImport': {
    en: 'Import',
    de: 'Import',
    fr: 'Importation',
    es: 'Importación',
    'pt-BR': 'Importação',
  },
  'member.fromBulk': {
    en: 'Change of many members',
    de: 'Änderung für viele Mitglieder',
    fr: 'Modification de plusieurs membres',
    es: 'Cambio de varios miembros',
    'pt-BR': 'Alteração de vários membros',
  },
  'member.fromReversal': {
    en: 'Correction',
    de: 'Korrektur',
    fr: 'Correction',
    es: 'Corrección',
    'pt-BR': 'Correção',
  },
  'member.fromEarlier': {
    en: 'Sum of earlier changes',
    de: 'Summe früherer Änderungen',
    fr: 'Somme des changements antérieurs',
    es: 'Suma de cambios anteriores',
    'pt-BR': 'Soma de alterações anteriores',
  },
})
