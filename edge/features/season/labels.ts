/** Names and descriptions of `/season` and its commands. */
export const seasonTranslations = {
  de: { name: 'saison', description: 'Saisons mit Gewinnern und einem Archiv' },
  fr: { name: 'saison', description: 'Des saisons avec gagnants et archives' },
  es: { name: 'temporada', description: 'Temporadas con ganadores y un archivo' },
  'pt-BR': { name: 'temporada', description: 'Temporadas com vencedores e um arquivo' },
}

export const startTranslations = {
  de: {
    name: 'starten',
    description: 'Startet eine Saison',
    options: {
      xp: {
        name: 'xp',
        description: 'Was nach ihrem Ende mit den XP geschieht; sie bleiben, wenn nichts angegeben ist',
        choices: { on: 'Alle behalten ihre XP', anew: 'Alle beginnen neu mit 0 XP' },
      },
      name: { name: 'name', description: 'Ihr Name, z. B. Winter 2026' },
      ends: { name: 'ende', description: 'Wann sie endet, z. B. Sonntag 20:00 oder 24.12. 20:00' },
      zone: { name: 'zeitzone', description: 'In welcher Zeitzone diese Zeit gemeint ist, z. B. Europe/Berlin' },
      winners: { name: 'gewinner', description: 'Wie viele Mitglieder gewinnen; 3, wenn nichts angegeben ist' },
      role: { name: 'rolle', description: 'Die Rolle der Gewinner' },
      announce: { name: 'ankündigen', description: 'Kanal, in dem ich die Gewinner verkünde' },
    },
  },
  fr: {
    name: 'lancer',
    description: 'Lance une saison',
    options: {
      xp: {
        name: 'xp',
        description: 'Ce que devient l’XP après la fin ; elle reste si rien n’est indiqué',
        choices: { on: 'Tout le monde garde son XP', anew: 'Tout le monde repart à 0 XP' },
      },
      name: { name: 'nom', description: 'Son nom, par exemple Hiver 2026' },
      ends: { name: 'fin', description: 'Quand elle se termine, par exemple dimanche 20:00 ou 24/12 20:00' },
      zone: { name: 'fuseau', description: 'Le fuseau horaire de cette heure, par exemple Europe/Paris' },
      winners: { name: 'gagnants', description: 'Combien de membres gagnent ; 3 si rien n’est indiqué' },
      role: { name: 'rôle', description: 'Le rôle des gagnants' },
      announce: { name: 'annonce', description: 'Salon où j’annonce les gagnants' },
    },
  },
  es: {
    name: 'iniciar',
    description: 'Inicia una temporada',
    options: {
      xp: {
        name: 'xp',
        description: 'Qué pasa con la XP al terminar; se queda si no se indica',
        choices: { on: 'Todos conservan su XP', anew: 'Todos empiezan de nuevo con 0 XP' },
      },
      name: { name: 'nombre', description: 'Su nombre, p. ej. Invierno 2026' },
      ends: { name: 'final', description: 'Cuándo termina, p. ej. domingo 20:00 o 24/12 20:00' },
      zone: { name: 'zona', description: 'La zona horaria de esa hora, p. ej. Europe/Madrid' },
      winners: { name: 'ganadores', description: 'Cuántos miembros ganan; 3 si no se indica' },
      role: { name: 'rol', description: 'El rol de los ganadores' },
      announce: { name: 'anunciar', description: 'Canal donde anuncio a los ganadores' },
    },
  },
  'pt-BR': {
    name: 'iniciar',
    description: 'Inicia uma temporada',
    options: {
      xp: {
        name: 'xp',
        description: 'O que acontece com o XP no fim; ele fica se nada for indicado',
        choices: { on: 'Todos mantêm o XP', anew: 'Todos começam de novo com 0 XP' },
      },
      name: { name: 'nome', description: 'O nome dela, por exemplo Inverno 2026' },
      ends: { name: 'fim', description: 'Quando ela acaba, por exemplo domingo 20:00 ou 24/12 20:00' },
      zone: { name: 'fuso', description: 'O fuso horário desse horário, por exemplo America/Sao_Paulo' },
      winners: { name: 'vencedores', description: 'Quantos membros vencem; 3 se nada for indicado' },
      role: { name: 'cargo', description: 'O cargo dos vencedores' },
      announce: { name: 'anunciar', description: 'Canal onde anuncio os vencedores' },
    },
  },
}

export const endTranslations = {
  de: { name: 'beenden', description: 'Zeigt, wer gewinnt, und beendet die Saison nach einer Rückfrage' },
  fr: { name: 'terminer', description: 'Montre qui gagne et termine la saison après confirmation' },
  es: { name: 'terminar', description: 'Muestra quién gana y termina la temporada tras confirmarlo' },
  'pt-BR': { name: 'encerrar', description: 'Mostra quem vence e encerra a temporada após confirmação' },
}

export const undoTranslations = {
  de: { name: 'rückgängig', description: 'Macht das Ende der letzten Saison rückgängig' },
  fr: { name: 'annuler', description: 'Annule la fin de la dernière saison' },
  es: { name: 'deshacer', description: 'Deshace el final de la última temporada' },
  'pt-BR': { name: 'desfazer', description: 'Desfaz o fim da última temporada' },
}

export const listTranslations = {
  de: {
    name: 'liste',
    description: 'Zeigt alle Saisons, oder die Rangliste einer beendeten Saison',
    options: {
      season: { name: 'saison', description: 'Die Nummer einer beendeten Saison' },
      page: { name: 'seite', description: 'Welche Seite ihrer Rangliste' },
    },
  },
  fr: {
    name: 'liste',
    description: 'Affiche toutes les saisons, ou le classement d’une saison terminée',
    options: {
      season: { name: 'saison', description: 'Le numéro d’une saison terminée' },
      page: { name: 'page', description: 'Quelle page de son classement' },
    },
  },
  es: {
    name: 'lista',
    description: 'Muestra todas las temporadas, o la clasificación de una terminada',
    options: {
      season: { name: 'temporada', description: 'El número de una temporada terminada' },
      page: { name: 'página', description: 'Qué página de su clasificación' },
    },
  },
  'pt-BR': {
    name: 'lista',
    description: 'Mostra todas as temporadas, ou a classificação de uma encerrada',
    options: {
      season: { name: 'temporada', description: 'O número de uma temporada encerrada' },
      page: { name: 'página', description: 'Qual página da classificação dela' },
    },
  },
}
