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
  'leaderboard.unlisted': {
    en: '-# {count} {count|member is|members are} not shown here: hidden, or no longer in the server. Everybody keeps their place.',
    de: '-# {count} {count|Mitglied wird|Mitglieder werden} hier nicht gezeigt: verborgen oder nicht mehr auf dem Server. Alle behalten ihren Platz.',
    fr: '-# {count} {count|membre n’est pas affiché|membres ne sont pas affichés} ici : masqué ou parti du serveur. Chacun garde sa place.',
    es: '-# {count} {count|miembro no se muestra|miembros no se muestran} aquí: oculto o ya fuera del servidor. Cada cual conserva su puesto.',
    'pt-BR':
      '-# {count} {count|membro não aparece|membros não aparecem} aqui: oculto ou fora do servidor. Cada um mantém sua posição.',
  },
  'leaderboard.onWeb': {
    en: 'On the web',
    de: 'Im Web',
    fr: 'Sur le web',
    es: 'En la web',
    'pt-BR': 'Na web',
  },
  'leaderboard.beingMade': {
    en: 'This leaderboard is being counted right now. Look again in a few seconds.',
    de: 'Diese Rangliste wird gerade ausgezählt. Sieh in ein paar Sekunden noch einmal nach.',
    fr: 'Ce classement est en cours de calcul. Regarde de nouveau dans quelques secondes.',
    es: 'Esta clasificación se está calculando ahora mismo. Vuelve a mirar en unos segundos.',
    'pt-BR': 'Esta classificação está sendo calculada agora. Olhe de novo em alguns segundos.',
  },
  'leaderboard.noSeason': {
    en: 'No season is running. {list} shows the seasons so far.',
    de: 'Es läuft keine Saison. {list} zeigt die bisherigen Saisons.',
    fr: 'Aucune saison en cours. {list} affiche les saisons passées.',
    es: 'No hay ninguna temporada en marcha. {list} muestra las temporadas pasadas.',
    'pt-BR': 'Nenhuma temporada está em andamento. {list} mostra as temporadas passadas.',
  },
  'leaderboard.seasonWork': {
    en: 'The season is starting or ending right now. Look again in a few minutes.',
    de: 'Die Saison beginnt oder endet gerade. Sieh in ein paar Minuten noch einmal nach.',
    fr: 'La saison commence ou se termine en ce moment. Regarde de nouveau dans quelques minutes.',
    es: 'La temporada empieza o termina ahora mismo. Vuelve a mirar en unos minutos.',
    'pt-BR': 'A temporada está começando ou acabando agora. Olhe de novo em alguns minutos.',
  },
  'leaderboard.seasonSource': {
    en: 'The leaderboard of a season counts all XP. Leave out where the XP is from.',
    de: 'Die Rangliste einer Saison zählt alle XP. Lass weg, woraus die XP sind.',
    fr: 'Le classement d’une saison compte toute l’XP. N’indique pas d’où vient l’XP.',
    es: 'La clasificación de una temporada cuenta toda la XP. No indiques de dónde viene la XP.',
    'pt-BR': 'A classificação de uma temporada conta todo o XP. Não indique de onde vem o XP.',
  },
  'leaderboard.emptySince': {
    en: 'Nobody has earned XP here since {since}, when this time began. Write a message and be the first, or look at the leaderboard of all time.',
    de: 'Seit {since}, als dieser Zeitraum begann, hat hier noch niemand XP verdient. Schreib eine Nachricht und mach den Anfang, oder sieh dir die Rangliste aller Zeiten an.',
    fr: 'Personne n’a gagné d’XP ici depuis {since}, le début de cette période. Écris un message et ouvre le bal, ou regarde le classement depuis toujours.',
    es: 'Nadie ha ganado XP aquí desde {since}, cuando empezó este periodo. Escribe un mensaje y estrénala, o mira la clasificación de siempre.',
    'pt-BR':
      'Ninguém ganhou XP aqui desde {since}, quando este período começou. Escreva uma mensagem e inaugure a classificação, ou veja a de todos os tempos.',
  },
  'leaderboard.emptyVoice': {
    en: 'Nobody has earned XP in voice channels in this time. Time in voice earns XP only where an admin has turned that on.',
    de: 'In dieser Zeit hat niemand XP in Sprachkanälen verdient. Zeit in Sprachkanälen bringt nur dort XP, wo ein Admin das eingeschaltet hat.',
    fr: 'Personne n’a gagné d’XP en vocal sur cette période. Le temps passé en vocal ne rapporte de l’XP que si un admin l’a activé.',
    es: 'Nadie ha ganado XP en canales de voz en este periodo. El tiempo en voz solo da XP donde un admin lo ha activado.',
    'pt-BR': 'Ninguém ganhou XP em canais de voz neste período. O tempo em voz só rende XP onde um admin ativou isso.',
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
