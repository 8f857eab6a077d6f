import type { Translated } from '../text/language.ts'

/** Who sees a server's leaderboard on the web. */
export const BOARD_VISIBILITIES = ['off', 'members', 'public'] as const

export type BoardVisibility = (typeof BOARD_VISIBILITIES)[number]

export const VISIBILITY_CHOICES: Readonly<Record<BoardVisibility, Translated>> = {
  off: { en: 'Nobody', de: 'Niemand', fr: 'Personne', es: 'Nadie', 'pt-BR': 'Ninguém' },
  members: {
    en: 'Members of the server',
    de: 'Mitglieder des Servers',
    fr: 'Les membres du serveur',
    es: 'Los miembros del servidor',
    'pt-BR': 'Os membros do servidor',
  },
  public: { en: 'Everybody', de: 'Alle', fr: 'Tout le monde', es: 'Todo el mundo', 'pt-BR': 'Todo mundo' },
}

export const BOARD_INDEXED = ['no', 'yes'] as const

export const INDEXED_CHOICES: Readonly<Record<(typeof BOARD_INDEXED)[number], Translated>> = {
  no: { en: 'No', de: 'Nein', fr: 'Non', es: 'No', 'pt-BR': 'Não' },
  yes: { en: 'Yes', de: 'Ja', fr: 'Oui', es: 'Sí', 'pt-BR': 'Sim' },
}
