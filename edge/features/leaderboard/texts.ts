import { texts } from '../../../shared/text/texts.ts'

export const leaderboardTexts = texts({
  'leaderboard.title': {
    en: 'Leaderboard',
    de: 'Rangliste',
    fr: 'Classement',
    es: 'Clasificación',
    'pt-BR': 'Classificação',
  },
  'leaderboard.line': {
    en: '{place} {user} · level **{level}** · {xp} XP',
    de: '{place} {user} · Level **{level}** · {xp} XP',
    fr: '{place} {user} · niveau **{level}** · {xp} XP',
    es: '{place} {user} · nivel **{level}** · {xp} XP',
    'pt-BR': '{place} {user} · nível **{level}** · {xp} XP',
  },
  'leaderboard.place': {
    en: '**{rank}.**',
    de: '**{rank}.**',
    fr: '**{rank}.**',
    es: '**{rank}.**',
    'pt-BR': '**{rank}.**',
  },
  'leaderboard.empty': {
    en: 'Nobody has earned XP here yet. Write a message in a channel and be the first.',
    de: 'Noch hat hier niemand XP verdient. Schreib eine Nachricht in einen Kanal und mach den Anfang.',
    fr: 'Personne n’a encore gagné d’XP ici. Écris un message dans un salon et ouvre le bal.',
    es: 'Aquí todavía nadie ha ganado XP. Escribe un mensaje en un canal y estrena la clasificación.',
    'pt-BR': 'Ninguém ganhou XP aqui ainda. Escreva uma mensagem em um canal e inaugure a classificação.',
  },
})

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
