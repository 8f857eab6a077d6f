export const settingsTranslations = {
  de: { name: 'einstellungen', description: 'Zeigt und ändert, wie der Bot auf diesem Server arbeitet' },
  fr: { name: 'paramètres', description: 'Affiche et change le fonctionnement du bot sur ce serveur' },
  es: { name: 'ajustes', description: 'Muestra y cambia cómo funciona el bot en este servidor' },
  'pt-BR': { name: 'configurações', description: 'Mostra e muda como o bot funciona neste servidor' },
}

export const settingsNotificationsTranslations = {
  de: {
    name: 'ankündigungen',
    description: 'Wo Level-Aufstiege angekündigt werden',
    options: { channel: { name: 'kanal', description: 'In diesem Kanal; ohne Angabe siehst du alle Möglichkeiten' } },
  },
  fr: {
    name: 'annonces',
    description: 'Où les montées de niveau sont annoncées',
    options: { channel: { name: 'salon', description: 'Dans ce salon ; sans salon, un menu s’affiche' } },
  },
  es: {
    name: 'avisos',
    description: 'Dónde se anuncian las subidas de nivel',
    options: { channel: { name: 'canal', description: 'En este canal; si lo omites, verás todas las opciones' } },
  },
  'pt-BR': {
    name: 'avisos',
    description: 'Onde as subidas de nível são anunciadas',
    options: { channel: { name: 'canal', description: 'Neste canal; se omitir, você verá todas as opções' } },
  },
}

export const settingsRolesTranslations = {
  de: {
    name: 'rollen',
    description: 'Ob Mitglieder eine Level-Rolle behalten oder alle',
    options: {
      type: {
        name: 'art',
        description: 'Welche Rollen Mitglieder behalten',
        choices: { single: 'Nur die Rolle des höchsten Levels', stack: 'Die Rollen aller erreichten Level' },
      },
    },
  },
  fr: {
    name: 'rôles',
    description: 'Si les membres gardent un seul rôle de niveau ou tous',
    options: {
      type: {
        name: 'type',
        description: 'Quels rôles les membres gardent',
        choices: { single: 'Seulement le rôle du plus haut niveau', stack: 'Les rôles de tous les niveaux atteints' },
      },
    },
  },
  es: {
    name: 'roles',
    description: 'Si los miembros conservan un rol de nivel o todos',
    options: {
      type: {
        name: 'tipo',
        description: 'Qué roles conservan los miembros',
        choices: { single: 'Solo el rol del nivel más alto', stack: 'Los roles de todos los niveles alcanzados' },
      },
    },
  },
  'pt-BR': {
    name: 'cargos',
    description: 'Se os membros ficam com um cargo de nível ou com todos',
    options: {
      type: {
        name: 'tipo',
        description: 'Com quais cargos os membros ficam',
        choices: { single: 'Só o cargo do nível mais alto', stack: 'Os cargos de todos os níveis alcançados' },
      },
    },
  },
}

export const settingsShowTranslations = {
  de: { name: 'zeigen', description: 'Zeigt alle Einstellungen und Auffälligkeiten' },
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
