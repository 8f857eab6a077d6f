export const leaderboardTranslations = {
  de: {
    name: 'rangliste',
    description: 'Zeigt die Mitglieder mit den meisten XP',
    options: { page: { name: 'seite', description: 'Welche Seite; ohne Angabe die erste' } },
  },
  fr: {
    name: 'classement',
    description: 'Affiche les membres qui ont le plus d’XP',
    options: { page: { name: 'page', description: 'Quelle page ; la première par défaut' } },
  },
  es: {
    name: 'clasificación',
    description: 'Muestra los miembros con más XP',
    options: { page: { name: 'página', description: 'Qué página; si la omites, la primera' } },
  },
  'pt-BR': {
    name: 'classificação',
    description: 'Mostra os membros com mais XP',
    options: { page: { name: 'página', description: 'Qual página; se omitir, a primeira' } },
  },
}
