import { type Language, namesIn, type Translated } from './language.ts'

/** The names of the periods of leaderboards. */
export const PERIOD_NAMES: Readonly<Record<'all' | 'month' | 'week' | 'day' | 'season', Translated>> = {
  all: { en: 'All time', de: 'Gesamt', fr: 'Depuis toujours', es: 'Desde siempre', 'pt-BR': 'Desde sempre' },
  month: { en: 'This month', de: 'Dieser Monat', fr: 'Ce mois-ci', es: 'Este mes', 'pt-BR': 'Este mês' },
  week: { en: 'This week', de: 'Diese Woche', fr: 'Cette semaine', es: 'Esta semana', 'pt-BR': 'Esta semana' },
  day: { en: 'Today', de: 'Heute', fr: 'Aujourd’hui', es: 'Hoy', 'pt-BR': 'Hoje' },
  season: {
    en: 'This season',
    de: 'Diese Saison',
    fr: 'Cette saison',
    es: 'Esta temporada',
    'pt-BR': 'Esta temporada',
  },
}

/** The names of the sources of XP that a leaderboard counts. */
export const SOURCE_NAMES: Readonly<Record<'all' | 'messages' | 'voice', Translated>> = {
  all: { en: 'Everything', de: 'Alles', fr: 'Tout', es: 'Todo', 'pt-BR': 'Tudo' },
  messages: { en: 'Messages', de: 'Nachrichten', fr: 'Messages', es: 'Mensajes', 'pt-BR': 'Mensagens' },
  voice: { en: 'Voice', de: 'Sprachkanäle', fr: 'Vocal', es: 'Voz', 'pt-BR': 'Voz' },
}

/** The names of the choices of both options of /leaderboard, in one language. */
export const choiceNames = (language: Language) => ({
  period: namesIn(PERIOD_NAMES, language),
  source: namesIn(SOURCE_NAMES, language),
})
