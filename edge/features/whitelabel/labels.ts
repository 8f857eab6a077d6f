export const whitelabelTranslations = {
  de: { name: 'whitelabel', description: 'Dein eigener Bot, mit eigenem Namen' },
  fr: { name: 'whitelabel', description: 'Ton propre bot, à son propre nom' },
  es: { name: 'whitelabel', description: 'Tu propio bot, con su propio nombre' },
  'pt-BR': { name: 'whitelabel', description: 'Seu próprio bot, com nome próprio' },
}

export const whitelabelSetupTranslations = {
  de: {
    name: 'einrichten',
    description: 'Richtet deinen eigenen Bot ein',
    options: {
      token: { name: 'token', description: 'Sein Token, von der Seite Bot im Entwicklerportal' },
      public_key: { name: 'public_key', description: 'Sein Public Key, von der Seite General Information' },
    },
  },
  fr: {
    name: 'configurer',
    description: 'Configure ton propre bot',
    options: {
      token: { name: 'jeton', description: 'Son jeton, de la page Bot du portail développeur' },
      public_key: { name: 'clé_publique', description: 'Sa clé publique, de la page General Information' },
    },
  },
  es: {
    name: 'configurar',
    description: 'Configura tu propio bot',
    options: {
      token: { name: 'token', description: 'Su token, de la página Bot del portal de desarrolladores' },
      public_key: { name: 'clave_pública', description: 'Su clave pública, de la página General Information' },
    },
  },
  'pt-BR': {
    name: 'configurar',
    description: 'Configura seu próprio bot',
    options: {
      token: { name: 'token', description: 'O token, da página Bot do portal de desenvolvedores' },
      public_key: { name: 'chave_pública', description: 'A chave pública, da página General Information' },
    },
  },
}

export const whitelabelActionsTranslations = {
  de: {
    name: 'aktionen',
    description: 'Zeigt, wie es deinen Bots geht; startet, hält an, löscht sie',
    options: { bot: { name: 'bot', description: 'Welcher; ohne Angabe alle' } },
  },
  fr: {
    name: 'actions',
    description: 'Montre comment vont tes bots ; les démarre, les arrête, les supprime',
    options: { bot: { name: 'bot', description: 'Lequel ; tous par défaut' } },
  },
  es: {
    name: 'acciones',
    description: 'Muestra cómo están tus bots; los inicia, detiene y elimina',
    options: { bot: { name: 'bot', description: 'Cuál; si lo omites, todos' } },
  },
  'pt-BR': {
    name: 'ações',
    description: 'Mostra como estão seus bots; inicia, para e exclui',
    options: { bot: { name: 'bot', description: 'Qual; se omitir, todos' } },
  },
}

export const whitelabelPresenceTranslations = {
  de: {
    name: 'status',
    description: 'Was dein Bot neben seinem Namen zeigt',
    options: {
      status: {
        name: 'status',
        description: 'Der Punkt an seinem Bild',
        choices: { online: 'Online', idle: 'Abwesend', dnd: 'Bitte nicht stören', invisible: 'Unsichtbar' },
      },
      type: {
        name: 'art',
        description: 'Was er tut',
        choices: {
          playing: 'Spielt',
          listening: 'Hört',
          watching: 'Schaut',
          competing: 'Tritt an',
          custom: 'Nur Text',
        },
      },
      text: { name: 'text', description: 'Was er spielt, hört, schaut oder sagt' },
      bot: { name: 'bot', description: 'Welcher deiner Bots, wenn du mehrere hast' },
    },
  },
  fr: {
    name: 'statut',
    description: 'Ce que ton bot affiche à côté de son nom',
    options: {
      status: {
        name: 'statut',
        description: 'Le point sur son image',
        choices: { online: 'En ligne', idle: 'Inactif', dnd: 'Ne pas déranger', invisible: 'Invisible' },
      },
      type: {
        name: 'type',
        description: 'Ce qu’il fait',
        choices: {
          playing: 'Joue à',
          listening: 'Écoute',
          watching: 'Regarde',
          competing: 'Participe à',
          custom: 'Texte seul',
        },
      },
      text: { name: 'texte', description: 'Ce à quoi il joue, ce qu’il écoute, regarde ou dit' },
      bot: { name: 'bot', description: 'Lequel de tes bots, si tu en as plusieurs' },
    },
  },
  es: {
    name: 'estado',
    description: 'Lo que tu bot muestra junto a su nombre',
    options: {
      status: {
        name: 'estado',
        description: 'El punto de su imagen',
        choices: { online: 'En línea', idle: 'Ausente', dnd: 'No molestar', invisible: 'Invisible' },
      },
      type: {
        name: 'tipo',
        description: 'Qué hace',
        choices: {
          playing: 'Jugando a',
          listening: 'Escuchando',
          watching: 'Viendo',
          competing: 'Compitiendo en',
          custom: 'Solo texto',
        },
      },
      text: { name: 'texto', description: 'A qué juega, qué escucha, ve o dice' },
      bot: { name: 'bot', description: 'Cuál de tus bots, si tienes varios' },
    },
  },
  'pt-BR': {
    name: 'status',
    description: 'O que seu bot mostra ao lado do nome',
    options: {
      status: {
        name: 'status',
        description: 'O ponto na imagem dele',
        choices: { online: 'Disponível', idle: 'Ausente', dnd: 'Não perturbe', invisible: 'Invisível' },
      },
      type: {
        name: 'tipo',
        description: 'O que ele faz',
        choices: {
          playing: 'Jogando',
          listening: 'Ouvindo',
          watching: 'Assistindo',
          competing: 'Competindo em',
          custom: 'Só texto',
        },
      },
      text: { name: 'texto', description: 'O que ele joga, ouve, assiste ou diz' },
      bot: { name: 'bot', description: 'Qual dos seus bots, se você tiver vários' },
    },
  },
}

export const whitelabelClearPresenceTranslations = {
  de: {
    name: 'status-leeren',
    description: 'Lässt deinen Bot neben seinem Namen nichts zeigen',
    options: { bot: { name: 'bot', description: 'Welcher deiner Bots, falls mehrere' } },
  },
  fr: {
    name: 'effacer-statut',
    description: 'Ton bot n’affiche plus rien à côté de son nom',
    options: { bot: { name: 'bot', description: 'Lequel de tes bots, s’il y en a plusieurs' } },
  },
  es: {
    name: 'borrar-estado',
    description: 'Tu bot no muestra nada junto a su nombre',
    options: { bot: { name: 'bot', description: 'Cuál de tus bots, si hay varios' } },
  },
  'pt-BR': {
    name: 'limpar-status',
    description: 'Seu bot não mostra nada ao lado do nome',
    options: { bot: { name: 'bot', description: 'Qual dos seus bots, se houver vários' } },
  },
}
