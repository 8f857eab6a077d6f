/** Names and descriptions of `/xp reset`, `/xp give-role` and `/xp undo`, which change many members. */
export const resetTranslations = {
  de: { name: 'zurücksetzen', description: 'Setzt die XP von Mitgliedern auf 0 zurück, nach einer Vorschau' },
  fr: { name: 'remettre', description: 'Remet l’XP de membres à 0, après un aperçu' },
  es: { name: 'restablecer', description: 'Restablece a 0 la XP de miembros, tras una vista previa' },
  'pt-BR': { name: 'redefinir', description: 'Redefine para 0 o XP de membros, após uma prévia' },
}

export const resetMemberTranslations = {
  de: {
    name: 'mitglied',
    description: 'Setzt die XP eines Mitglieds auf 0 zurück',
    options: { user: { name: 'mitglied', description: 'Wessen XP' } },
  },
  fr: {
    name: 'membre',
    description: 'Remet l’XP d’un membre à 0',
    options: { user: { name: 'membre', description: 'L’XP de qui' } },
  },
  es: {
    name: 'miembro',
    description: 'Restablece a 0 la XP de un miembro',
    options: { user: { name: 'miembro', description: 'La XP de quién' } },
  },
  'pt-BR': {
    name: 'membro',
    description: 'Redefine para 0 o XP de um membro',
    options: { user: { name: 'membro', description: 'O XP de quem' } },
  },
}

export const resetRoleTranslations = {
  de: {
    name: 'rolle',
    description: 'Setzt die XP aller Mitglieder mit einer Rolle auf 0 zurück',
    options: { role: { name: 'rolle', description: 'Welche Rolle' } },
  },
  fr: {
    name: 'rôle',
    description: 'Remet à 0 l’XP de tous les membres qui ont un rôle',
    options: { role: { name: 'rôle', description: 'Quel rôle' } },
  },
  es: {
    name: 'rol',
    description: 'Restablece a 0 la XP de todos los miembros con un rol',
    options: { role: { name: 'rol', description: 'Qué rol' } },
  },
  'pt-BR': {
    name: 'cargo',
    description: 'Redefine para 0 o XP de todos os membros com um cargo',
    options: { role: { name: 'cargo', description: 'Qual cargo' } },
  },
}

export const resetEveryoneTranslations = {
  de: { name: 'alle', description: 'Setzt die XP aller Mitglieder auf 0 zurück, auch die der ausgetretenen' },
  fr: { name: 'tous', description: 'Remet à 0 l’XP de tous les membres, même de ceux qui sont partis' },
  es: { name: 'todos', description: 'Restablece a 0 la XP de todos los miembros, también de los que se han ido' },
  'pt-BR': { name: 'todos', description: 'Redefine para 0 o XP de todos os membros, também dos que saíram' },
}

export const giveRoleTranslations = {
  de: {
    name: 'rolle-geben',
    description: 'Gibt jedem Mitglied mit einer Rolle XP, nach einer Vorschau',
    options: {
      role: { name: 'rolle', description: 'Welche Rolle; @everyone für alle auf dem Server' },
      xp: { name: 'xp', description: 'Wie viele jedes Mitglied bekommt' },
    },
  },
  fr: {
    name: 'donner-rôle',
    description: 'Donne de l’XP à chaque membre qui a un rôle, après un aperçu',
    options: {
      role: { name: 'rôle', description: 'Quel rôle ; @everyone pour tous les membres présents' },
      xp: { name: 'xp', description: 'Combien chaque membre en reçoit' },
    },
  },
  es: {
    name: 'dar-rol',
    description: 'Da XP a cada miembro con un rol, tras una vista previa',
    options: {
      role: { name: 'rol', description: 'Qué rol; @everyone para todos los que están en el servidor' },
      xp: { name: 'xp', description: 'Cuánta recibe cada miembro' },
    },
  },
  'pt-BR': {
    name: 'dar-cargo',
    description: 'Dá XP a cada membro com um cargo, após uma prévia',
    options: {
      role: { name: 'cargo', description: 'Qual cargo; @everyone para todos no servidor' },
      xp: { name: 'xp', description: 'Quanto cada membro recebe' },
    },
  },
}

export const xpUndoTranslations = {
  de: { name: 'rückgängig', description: 'Nimmt die letzte Änderung für viele Mitglieder zurück oder bricht sie ab' },
  fr: { name: 'annuler', description: 'Annule ou arrête la dernière modification de plusieurs membres' },
  es: { name: 'deshacer', description: 'Deshace o detiene el último cambio de varios miembros' },
  'pt-BR': { name: 'desfazer', description: 'Desfaz ou interrompe a última alteração de vários membros' },
}
