import { texts } from '../../shared/text/texts.ts'

/** Findings about the leaderboard on the web. */
export const boardFindingTexts = texts({
  'finding.boardUnindexed': {
    en: 'Search engines may list the leaderboard on the web, but they do not see it, because not everybody does. Change one of both with {board}.',
    de: 'Suchmaschinen dürfen die Rangliste im Web aufnehmen, sehen sie aber nicht, weil nicht alle sie sehen. Ändere eins von beiden mit {board}.',
    fr: 'Les moteurs de recherche peuvent indexer le classement sur le web, mais ne le voient pas, car tout le monde ne le voit pas. Change l’un des deux avec {board}.',
    es: 'Los buscadores pueden mostrar la clasificación en la web, pero no la ven, porque no la ve todo el mundo. Cambia una de las dos cosas con {board}.',
    'pt-BR':
      'Mecanismos de busca podem listar a classificação na web, mas não a veem, porque nem todo mundo vê. Mude uma das duas coisas com {board}.',
  },
  'finding.boardNameIdle': {
    en: 'The leaderboard on the web has the name `{name}`, but nobody sees it. Turn it on with {board}, or give the name back.',
    de: 'Die Rangliste im Web hat den Namen `{name}`, aber niemand sieht sie. Schalte sie mit {board} ein oder gib den Namen zurück.',
    fr: 'Le classement sur le web porte le nom `{name}`, mais personne ne le voit. Active-le avec {board} ou rends le nom.',
    es: 'La clasificación en la web tiene el nombre `{name}`, pero nadie la ve. Actívala con {board} o devuelve el nombre.',
    'pt-BR': 'A classificação na web tem o nome `{name}`, mas ninguém a vê. Ative-a com {board} ou devolva o nome.',
  },
  'finding.boardShowsDeparted': {
    en: 'Everybody sees the leaderboard on the web, and it shows members who left the server. They can no longer hide themselves. Change this with {departed} or {board}.',
    de: 'Alle sehen die Rangliste im Web, und sie zeigt Mitglieder, die den Server verlassen haben. Diese können sich nicht mehr verbergen. Ändere das mit {departed} oder {board}.',
    fr: 'Tout le monde voit le classement sur le web, et il affiche des membres partis du serveur, qui ne peuvent plus se masquer. Change cela avec {departed} ou {board}.',
    es: 'Todo el mundo ve la clasificación en la web, y muestra a miembros que se fueron del servidor, que ya no pueden ocultarse. Cámbialo con {departed} o {board}.',
    'pt-BR':
      'Todo mundo vê a classificação na web, e ela mostra membros que saíram do servidor, que não podem mais se ocultar. Mude isso com {departed} ou {board}.',
  },
})
