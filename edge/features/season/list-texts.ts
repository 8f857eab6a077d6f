import { texts } from '../../../shared/text/texts.ts'

/** Texts of `/season list`, and of the leaderboard of a season that has ended. */
export const seasonListTexts = texts({
  'season.listTitle': { en: 'Seasons', de: 'Saisons', fr: 'Saisons', es: 'Temporadas', 'pt-BR': 'Temporadas' },
  'season.listEmpty': {
    en: 'There has been no season yet. {start} starts one.',
    de: 'Es gab noch keine Saison. {start} startet eine.',
    fr: 'Il n’y a pas encore eu de saison. {start} en lance une.',
    es: 'Todavía no ha habido ninguna temporada. {start} inicia una.',
    'pt-BR': 'Ainda não houve nenhuma temporada. {start} inicia uma.',
  },
  'season.lineRunning': {
    en: '**{season}**: runs since {from}.',
    de: '**{season}**: läuft seit {from}.',
    fr: '**{season}** : en cours depuis {from}.',
    es: '**{season}**: en marcha desde {from}.',
    'pt-BR': '**{season}**: em andamento desde {from}.',
  },
  'season.lineWork': {
    en: '**{season}**: I am working on it.',
    de: '**{season}**: Ich arbeite daran.',
    fr: '**{season}** : j’y travaille.',
    es: '**{season}**: estoy en ello.',
    'pt-BR': '**{season}**: estou trabalhando nela.',
  },
  'season.lineEnded': {
    en: '**{season}**: {from} to {until}, {members} {members|member|members}. {winners}',
    de: '**{season}**: {from} bis {until}, {members} {members|Mitglied|Mitglieder}. {winners}',
    fr: '**{season}** : du {from} au {until}, {members} {members|membre|membres}. {winners}',
    es: '**{season}**: {from} a {until}, {members} {members|miembro|miembros}. {winners}',
    'pt-BR': '**{season}**: {from} a {until}, {members} {members|membro|membros}. {winners}',
  },
  'season.noWinner': {
    en: 'Nobody won.',
    de: 'Niemand hat gewonnen.',
    fr: 'Personne n’a gagné.',
    es: 'No ganó nadie.',
    'pt-BR': 'Ninguém venceu.',
  },
  'season.gone': {
    en: 'There is no ended season {number}. {list} shows all.',
    de: 'Eine beendete Saison {number} gibt es nicht. {list} zeigt alle.',
    fr: 'Il n’y a pas de saison {number} terminée. {list} les affiche toutes.',
    es: 'No hay ninguna temporada {number} terminada. {list} las muestra todas.',
    'pt-BR': 'Não há temporada {number} encerrada. {list} mostra todas.',
  },
  'season.boardEmpty': {
    en: 'Nobody earned XP in this season.',
    de: 'In dieser Saison hat niemand XP verdient.',
    fr: 'Personne n’a gagné d’XP pendant cette saison.',
    es: 'Nadie ganó XP en esta temporada.',
    'pt-BR': 'Ninguém ganhou XP nesta temporada.',
  },
})
