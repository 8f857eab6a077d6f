export const settingsTranslations = {
  de: { name: 'einstellungen', description: 'Wie der Bot auf diesem Server arbeitet' },
  fr: { name: 'paramètres', description: 'Comment le bot fonctionne sur ce serveur' },
  es: { name: 'ajustes', description: 'Cómo funciona el bot en este servidor' },
  'pt-BR': { name: 'configurações', description: 'Como o bot funciona neste servidor' },
}

export const settingsNotificationsTranslations = {
  de: {
    name: 'ankündigungen',
    description: 'Wo Level-Aufstiege verkündet werden',
    options: { channel: { name: 'kanal', description: 'In diesem Kanal; ohne Angabe kannst du wählen' } },
  },
  fr: {
    name: 'annonces',
    description: 'Où les montées de niveau sont annoncées',
    options: { channel: { name: 'salon', description: 'Dans ce salon ; sans choix, un menu s’affiche' } },
  },
  es: {
    name: 'avisos',
    description: 'Dónde se anuncian las subidas de nivel',
    options: { channel: { name: 'canal', description: 'En este canal; si lo omites, podrás elegir' } },
  },
  'pt-BR': {
    name: 'avisos',
    description: 'Onde quem sobe de nível é anunciado',
    options: { channel: { name: 'canal', description: 'Neste canal; se omitir, você poderá escolher' } },
  },
}

export const settingsRolesTranslations = {
  de: {
    name: 'rollen',
    description: 'Ob Mitglieder eine Level-Rolle behalten oder alle',
    options: {
      type: {
        name: 'art',
        description: 'Welche Rollen bleiben',
        choices: { single: 'Nur die des höchsten Levels', stack: 'Die aller erreichten Level' },
      },
    },
  },
  fr: {
    name: 'rôles',
    description: 'Si les membres gardent un seul rôle de niveau ou tous',
    options: {
      type: {
        name: 'type',
        description: 'Quels rôles restent',
        choices: { single: 'Seulement celui du plus haut niveau', stack: 'Ceux de tous les niveaux atteints' },
      },
    },
  },
  es: {
    name: 'roles',
    description: 'Si los miembros conservan un rol de nivel o todos',
    options: {
      type: {
        name: 'tipo',
        description: 'Qué roles se conservan',
        choices: { single: 'Solo el del nivel más alto', stack: 'Los de todos los niveles alcanzados' },
      },
    },
  },
  'pt-BR': {
    name: 'cargos',
    description: 'Se os membros ficam com um cargo de nível ou com todos',
    options: {
      type: {
        name: 'tipo',
        description: 'Quais cargos ficam',
        choices: { single: 'Só o do nível mais alto', stack: 'Os de todos os níveis alcançados' },
      },
    },
  },
}

export const settingsShowTranslations = {
  de: { name: 'zeigen', description: 'Zeigt alle Einstellungen, und was an ihnen auffällt' },
  fr: { name: 'afficher', description: 'Affiche tous les paramètres, et ce qui est à vérifier' },
  es: { name: 'mostrar', description: 'Muestra todos los ajustes y lo que conviene revisar' },
  'pt-BR': { name: 'mostrar', description: 'Mostra todas as configurações e o que convém conferir' },
}

export const settingsResetTranslations = {
  de: {
    name: 'zurücksetzen',
    description: 'Setzt eine Einstellung auf den Standard zurück',
    setting: { name: 'einstellung', description: 'Welche Einstellung' },
  },
  fr: {
    name: 'réinitialiser',
    description: 'Remet un paramètre à sa valeur par défaut',
    setting: { name: 'paramètre', description: 'Quel paramètre' },
  },
  es: {
    name: 'restablecer',
    description: 'Devuelve un ajuste a su valor predeterminado',
    setting: { name: 'ajuste', description: 'Qué ajuste' },
  },
  'pt-BR': {
    name: 'redefinir',
    description: 'Volta uma configuração ao valor padrão',
    setting: { name: 'configuração', description: 'Qual configuração' },
  },
}
