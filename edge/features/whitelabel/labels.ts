/** The option that chooses one of the member's bots. */
const BOT = {
  de: { name: 'bot', description: 'Welcher deiner Bots, wenn du mehrere hast' },
  fr: { name: 'bot', description: 'Lequel de tes bots, si tu en as plusieurs' },
  es: { name: 'bot', description: 'Cuál de tus bots, si tienes varios' },
  'pt-BR': { name: 'bot', description: 'Qual dos seus bots, se você tiver vários' },
}

export const whitelabelTranslations = {
  de: { name: 'whitelabel', description: 'Dein eigener Bot, mit eigenem Namen' },
  fr: { name: 'whitelabel', description: 'Ton propre bot, sous son propre nom' },
  es: { name: 'whitelabel', description: 'Tu propio bot, con su propio nombre' },
  'pt-BR': { name: 'whitelabel', description: 'Seu próprio bot, com o nome que você quiser' },
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
      token: { name: 'jeton', description: 'Son jeton, de la page Bot du portail des développeurs' },
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
      token: { name: 'token', description: 'O token, da página Bot do portal do desenvolvedor' },
      public_key: { name: 'chave_pública', description: 'A chave pública, da página General Information' },
    },
  },
}

export const whitelabelActionsTranslations = {
  de: {
    name: 'aktionen',
    description: 'Zeigt den Zustand deiner Bots; startet, stoppt oder löscht sie',
    options: { bot: { name: 'bot', description: 'Welcher; ohne Angabe alle' } },
  },
  fr: {
    name: 'actions',
    description: 'Affiche l’état de tes bots ; les démarre, les arrête ou les supprime',
    options: { bot: { name: 'bot', description: 'Lequel ; tous par défaut' } },
  },
  es: {
    name: 'acciones',
    description: 'Muestra el estado de tus bots; los inicia, detiene o elimina',
    options: { bot: { name: 'bot', description: 'Cuál; si lo omites, todos' } },
  },
  'pt-BR': {
    name: 'ações',
    description: 'Mostra o estado dos seus bots; inicia, para ou exclui',
    options: { bot: { name: 'bot', description: 'Qual; se omitir, todos' } },
  },
}

export const whitelabelPresenceTranslations = {
  de: {
    name: 'status',
    description: 'Legt den Status deines Bots fest',
    options: {
      status: {
        name: 'status',
        description: 'Der Punkt an seinem Profilbild',
        choices: { online: 'Online', idle: 'Abwesend', dnd: 'Bitte nicht stören', invisible: 'Unsichtbar' },
      },
      type: {
        name: 'art',
        description: 'Was er tut',
        choices: {
          playing: 'Spielt',
          listening: 'Hört',
          watching: 'Schaut',
          competing: 'Tritt an in',
          custom: 'Nur Text',
        },
      },
      text: { name: 'text', description: 'Was er spielt, hört, schaut oder sagt' },
      bot: BOT.de,
    },
  },
  fr: {
    name: 'statut',
    description: 'Définit le statut de ton bot',
    options: {
      status: {
        name: 'statut',
        description: 'Le point sur son avatar',
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
      bot: BOT.fr,
    },
  },
  es: {
    name: 'estado',
    description: 'Cambia el estado de tu bot',
    options: {
      status: {
        name: 'estado',
        description: 'El punto de su avatar',
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
      bot: BOT.es,
    },
  },
  'pt-BR': {
    name: 'status',
    description: 'Define o status do seu bot',
    options: {
      status: {
        name: 'status',
        description: 'O ponto no avatar dele',
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
      bot: BOT['pt-BR'],
    },
  },
}

export const whitelabelClearPresenceTranslations = {
  de: {
    name: 'status-leeren',
    description: 'Entfernt den Status deines Bots',
    options: { bot: BOT.de },
  },
  fr: {
    name: 'effacer-statut',
    description: 'Efface le statut de ton bot',
    options: { bot: BOT.fr },
  },
  es: {
    name: 'borrar-estado',
    description: 'Borra el estado de tu bot',
    options: { bot: BOT.es },
  },
  'pt-BR': {
    name: 'limpar-status',
    description: 'Remove o status do seu bot',
    options: { bot: BOT['pt-BR'] },
  },
}

export const whitelabelLinkedRolesTranslations = {
  de: {
    name: 'verknüpfte-rollen',
    description: 'Rollen, die Discord nach dem Level deines Bots vergibt',
    options: { bot: BOT.de },
  },
  fr: {
    name: 'rôles-liés',
    description: 'Les rôles que Discord donne d’après le niveau de ton bot',
    options: { bot: BOT.fr },
  },
  es: {
    name: 'roles-vinculados',
    description: 'Los roles que Discord da según el nivel de tu bot',
    options: { bot: BOT.es },
  },
  'pt-BR': {
    name: 'cargos-vinculados',
    description: 'Os cargos que o Discord dá conforme o nível do seu bot',
    options: { bot: BOT['pt-BR'] },
  },
}
