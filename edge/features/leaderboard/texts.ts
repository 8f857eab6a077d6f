import type { OtherLanguage } from '../../../shared/discord/translation.ts'
import { choiceNames, PERIOD_NAMES, SOURCE_NAMES } from '../../../shared/text/board-names.ts'
import { texts } from '../../../shared/text/texts.ts'

export const leaderboardTexts = texts({
  'leaderboard.title': {
    en: 'Leaderboard',
    de: 'Rangliste',
    fr: 'Classement',
    es: 'Clasificación',
    'pt-BR': 'Classificação',
  },
  'leaderboard.titleOf': {
    en: 'Leaderboard: {period}',
    de: 'Rangliste: {period}',
    fr: 'Classement : {period}',
    es: 'Clasificación: {period}',
    'pt-BR': 'Classificação: {period}',
  },
  'leaderboard.titleIn': {
    en: 'Leaderboard: {period}, {source}',
    de: 'Rangliste: {period}, {source}',
    fr: 'Classement : {period}, {source}',
    es: 'Clasificación: {period}, {source}',
    'pt-BR': 'Classificação: {period}, {source}',
  },
  'leaderboard.periodAll': PERIOD_NAMES.all,
  'leaderboard.periodMonth': PERIOD_NAMES.month,
  'leaderboard.periodWeek': PERIOD_NAMES.week,
  'leaderboard.periodDay': PERIOD_NAMES.day,
  'leaderboard.inMessages': SOURCE_NAMES.messages,
  'leaderboard.inVoice': SOURCE_NAMES.voice,
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
  'leaderboard.lineOf': {
    en: '{place} {user} · {xp} XP',
    de: '{place} {user} · {xp} XP',
    fr: '{place} {user} · {xp} XP',
    es: '{place} {user} · {xp} XP',
    'pt-BR': '{place} {user} · {xp} XP',
  },
  'leaderboard.emptyOf': {
    en: 'Nobody has earned such XP in this time yet.',
    de: 'In dieser Zeit hat noch niemand solche XP verdient.',
    fr: 'Personne n’a encore gagné d’XP de ce type sur cette période.',
    es: 'Nadie ha ganado todavía XP de este tipo en este periodo.',
    'pt-BR': 'Ninguém ganhou XP desse tipo neste período ainda.',
  },
  'leaderboard.empty': {
    en: 'Nobody has earned XP here yet. Write a message in a channel and be the first.',
    de: 'Noch hat hier niemand XP verdient. Schreib eine Nachricht in einen Kanal und mach den Anfang.',
    fr: 'Personne n’a encore gagné d’XP ici. Écris un message dans un salon et ouvre le bal.',
    es: 'Aquí todavía nadie ha ganado XP. Escribe un mensaje en un canal y estrena la clasificación.',
    'pt-BR': 'Ninguém ganhou XP aqui ainda. Escreva uma mensagem em um canal e inaugure a classificação.',
  },
})

const optionsIn = (
  language: OtherLanguage,
  words: Record<'period' | 'in' | 'page', { name: string; description: string }>,
) => {
  const { period, source } = choiceNames(language)
  return { period: { ...words.period, choices: period }, in: { ...words.in, choices: source }, page: words.page }
}

export const leaderboardTranslations = {
  de: {
    name: 'rangliste',
    description: 'Zeigt die Mitglieder mit den meisten XP',
    options: optionsIn('de', {
      period: { name: 'zeitraum', description: 'XP aus welcher Zeit; ohne Angabe alle XP' },
      in: { name: 'in', description: 'XP woraus; ohne Angabe aus allem' },
      page: { name: 'seite', description: 'Welche Seite; ohne Angabe die erste' },
    }),
  },
  fr: {
    name: 'classement',
    description: 'Affiche les membres qui ont le plus d’XP',
    options: optionsIn('fr', {
      period: { name: 'période', description: 'L’XP de quelle période ; depuis toujours par défaut' },
      in: { name: 'dans', description: 'L’XP gagnée où ; partout par défaut' },
      page: { name: 'page', description: 'Quelle page ; la première par défaut' },
    }),
  },
  es: {
    name: 'clasificación',
    description: 'Muestra los miembros con más XP',
    options: optionsIn('es', {
      period: { name: 'periodo', description: 'La XP de qué periodo; si lo omites, desde siempre' },
      in: { name: 'en', description: 'La XP ganada con qué; si lo omites, con todo' },
      page: { name: 'página', description: 'Qué página; si la omites, la primera' },
    }),
  },
  'pt-BR': {
    name: 'classificação',
    description: 'Mostra os membros com mais XP',
    options: optionsIn('pt-BR', {
      period: { name: 'período', description: 'O XP de qual período; se omitir, desde sempre' },
      in: { name: 'em', description: 'O XP ganho com o quê; se omitir, com tudo' },
      page: { name: 'página', description: 'Qual página; se omitir, a primeira' },
    }),
  },
}
