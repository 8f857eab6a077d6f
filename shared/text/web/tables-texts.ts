import { texts } from '../texts.ts'

/** Sentences around lists, tables and plots of several pages. */
export const tablesTexts = texts({
  'tables.more': {
    en: 'Show more',
    de: 'Mehr anzeigen',
    fr: 'Afficher plus',
    es: 'Mostrar más',
    'pt-BR': 'Mostrar mais',
  },
  'tables.asTable': {
    en: 'Show as a table',
    de: 'Als Tabelle anzeigen',
    fr: 'Afficher sous forme de tableau',
    es: 'Mostrar como tabla',
    'pt-BR': 'Mostrar como tabela',
  },
  'tables.period': { en: 'Period', de: 'Zeitraum', fr: 'Période', es: 'Periodo', 'pt-BR': 'Período' },
  'tables.days': {
    en: '{days} days',
    de: '{days} Tage',
    fr: '{days} jours',
    es: '{days} días',
    'pt-BR': '{days} dias',
  },
  'tables.day': { en: 'Day', de: 'Tag', fr: 'Jour', es: 'Día', 'pt-BR': 'Dia' },
  'tables.operators': {
    en: 'The operators',
    de: 'Die Betreiber',
    fr: 'L’équipe technique',
    es: 'El equipo técnico',
    'pt-BR': 'A equipe técnica',
  },
})
