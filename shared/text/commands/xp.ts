export const xpTranslations = {
  de: { name: 'xp', description: 'XP geben, nehmen und erklären' },
  fr: { name: 'xp', description: 'Donner, retirer et expliquer l’XP' },
  es: { name: 'xp', description: 'Dar, quitar y explicar XP' },
  'pt-BR': { name: 'xp', description: 'Dar, tirar e explicar XP' },
}

export const xpGiveTranslations = {
  de: {
    name: 'geben',
    description: 'Gibt einem Mitglied XP',
    options: {
      user: { name: 'mitglied', description: 'Wer sie bekommt' },
      xp: { name: 'xp', description: 'Wie viele' },
    },
  },
  fr: {
    name: 'donner',
    description: 'Donne de l’XP à un membre',
    options: {
      user: { name: 'membre', description: 'Qui la reçoit' },
      xp: { name: 'xp', description: 'Combien' },
    },
  },
  es: {
    name: 'dar',
    description: 'Da XP a un miembro',
    options: {
      user: { name: 'miembro', description: 'Quién la recibe' },
      xp: { name: 'xp', description: 'Cuánta' },
    },
  },
  'pt-BR': {
    name: 'dar',
    description: 'Dá XP a um membro',
    options: {
      user: { name: 'membro', description: 'Quem recebe' },
      xp: { name: 'xp', description: 'Quanto' },
    },
  },
}

export const xpTakeTranslations = {
  de: {
    name: 'nehmen',
    description: 'Nimmt einem Mitglied XP weg, nie unter 0',
    options: {
      user: { name: 'mitglied', description: 'Wer sie verliert' },
      xp: { name: 'xp', description: 'Wie viele' },
    },
  },
  fr: {
    name: 'retirer',
    description: 'Retire de l’XP à un membre, jamais en dessous de 0',
    options: {
      user: { name: 'membre', description: 'Qui la perd' },
      xp: { name: 'xp', description: 'Combien' },
    },
  },
  es: {
    name: 'quitar',
    description: 'Quita XP a un miembro, nunca por debajo de 0',
    options: {
      user: { name: 'miembro', description: 'Quién la pierde' },
      xp: { name: 'xp', description: 'Cuánta' },
    },
  },
  'pt-BR': {
    name: 'tirar',
    description: 'Tira XP de um membro, nunca abaixo de 0',
    options: {
      user: { name: 'membro', description: 'Quem perde' },
      xp: { name: 'xp', description: 'Quanto' },
    },
  },
}

export const xpWhyTranslations = {
  de: {
    name: 'warum',
    description: 'Sagt, ob und warum ein Mitglied jetzt XP verdient oder nicht',
    options: {
      user: { name: 'mitglied', description: 'Wer; ohne Angabe du selbst' },
      channel: { name: 'kanal', description: 'Wo; ohne Angabe hier' },
    },
  },
  fr: {
    name: 'pourquoi',
    description: 'Dit si un membre gagne de l’XP en ce moment, et pourquoi',
    options: {
      user: { name: 'membre', description: 'Qui ; toi par défaut' },
      channel: { name: 'salon', description: 'Où ; ici par défaut' },
    },
  },
  es: {
    name: 'porqué',
    description: 'Dice si un miembro gana XP ahora mismo, y por qué',
    options: {
      user: { name: 'miembro', description: 'Quién; si lo omites, tú' },
      channel: { name: 'canal', description: 'Dónde; si lo omites, aquí' },
    },
  },
  'pt-BR': {
    name: 'porquê',
    description: 'Diz se um membro ganha XP agora, e por quê',
    options: {
      user: { name: 'membro', description: 'Quem; se omitir, você' },
      channel: { name: 'canal', description: 'Onde; se omitir, aqui' },
    },
  },
}
