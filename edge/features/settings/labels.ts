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

export const settingsMultiplierTranslations = {
  de: {
    name: 'multiplikator',
    description: 'Wie viel Nachrichten zählen',
    options: { multiplier: { name: 'multiplikator', description: '0 bis 10; 1 ist üblich, 0 heißt keine XP' } },
  },
  fr: {
    name: 'multiplicateur',
    description: 'Combien valent les messages',
    options: { multiplier: { name: 'multiplicateur', description: 'De 0 à 10 ; 1 est l’usage, 0 coupe l’XP' } },
  },
  es: {
    name: 'multiplicador',
    description: 'Cuánto valen los mensajes',
    options: { multiplier: { name: 'multiplicador', description: 'De 0 a 10; 1 es lo normal, 0 es sin XP' } },
  },
  'pt-BR': {
    name: 'multiplicador',
    description: 'Quanto valem as mensagens',
    options: { multiplier: { name: 'multiplicador', description: 'De 0 a 10; 1 é o normal, 0 é sem XP' } },
  },
}

export const settingsDelayTranslations = {
  de: {
    name: 'abklingzeit',
    description: 'Wie oft ein Mitglied XP verdienen kann',
    options: { seconds: { name: 'sekunden', description: 'Höchstens einmal in so vielen Sekunden, 1 bis 86.400' } },
  },
  fr: {
    name: 'délai',
    description: 'À quelle fréquence un membre peut gagner de l’XP',
    options: { seconds: { name: 'secondes', description: 'Au plus une fois toutes les x secondes, de 1 à 86 400' } },
  },
  es: {
    name: 'espera',
    description: 'Con qué frecuencia un miembro puede ganar XP',
    options: { seconds: { name: 'segundos', description: 'Como máximo una vez cada tantos segundos, de 1 a 86.400' } },
  },
  'pt-BR': {
    name: 'espera',
    description: 'Com que frequência um membro pode ganhar XP',
    options: { seconds: { name: 'segundos', description: 'No máximo uma vez a cada tantos segundos, de 1 a 86.400' } },
  },
}

export const settingsShowTranslations = {
  de: { name: 'zeigen', description: 'Zeigt alle Einstellungen, und was an ihnen auffällt' },
  fr: { name: 'afficher', description: 'Affiche tous les paramètres, et ce qui est à vérifier' },
  es: { name: 'mostrar', description: 'Muestra todos los ajustes y lo que conviene revisar' },
  'pt-BR': { name: 'mostrar', description: 'Mostra todas as configurações e o que convém conferir' },
}
