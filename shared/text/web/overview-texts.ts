import { texts } from '../texts.ts'

/** The first page of a server. */
export const overviewTexts = texts({
  'overview.members': {
    en: '{count} {count|member has|members have} XP.',
    de: '{count} {count|Mitglied hat|Mitglieder haben} XP.',
    fr: '{count} {count|membre a|membres ont} de l’XP.',
    es: '{count} {count|miembro tiene|miembros tienen} XP.',
    'pt-BR': '{count} {count|membro tem|membros têm} XP.',
  },
  'overview.problems': {
    en: '{count} {count|thing needs|things need} your attention.',
    de: '{count} {count|Punkt braucht|Punkte brauchen} deine Aufmerksamkeit.',
    fr: '{count} {count|point demande|points demandent} ton attention.',
    es: '{count} {count|punto necesita|puntos necesitan} tu atención.',
    'pt-BR': '{count} {count|ponto precisa|pontos precisam} da sua atenção.',
  },
  'overview.well': {
    en: 'Everything works as it is set up.',
    de: 'Alles funktioniert so, wie es eingerichtet ist.',
    fr: 'Tout fonctionne comme configuré.',
    es: 'Todo funciona como está configurado.',
    'pt-BR': 'Tudo funciona como foi configurado.',
  },
  'overview.unknown': {
    en: 'Discord does not answer right now, so the set-up cannot be checked.',
    de: 'Discord antwortet gerade nicht. Deshalb lässt sich die Einrichtung nicht prüfen.',
    fr: 'Discord ne répond pas en ce moment : la configuration ne peut pas être vérifiée.',
    es: 'Discord no responde ahora, así que no se puede revisar la configuración.',
    'pt-BR': 'O Discord não está respondendo agora, então não dá para verificar a configuração.',
  },
  'overview.look': { en: 'Look', de: 'Ansehen', fr: 'Voir', es: 'Ver', 'pt-BR': 'Ver' },
  'overview.settings': {
    en: 'How members earn XP, and where level-ups are announced.',
    de: 'Wie Mitglieder XP verdienen und wo Level-Aufstiege angekündigt werden.',
    fr: 'Comment les membres gagnent de l’XP et où les montées de niveau sont annoncées.',
    es: 'Cómo ganan XP los miembros y dónde se anuncian las subidas de nivel.',
    'pt-BR': 'Como os membros ganham XP e onde as subidas de nível são anunciadas.',
  },
  'overview.levelRoles': {
    en: 'The roles that members receive at certain levels.',
    de: 'Die Rollen, die Mitglieder ab bestimmten Leveln erhalten.',
    fr: 'Les rôles que les membres reçoivent à certains niveaux.',
    es: 'Los roles que reciben los miembros al llegar a ciertos niveles.',
    'pt-BR': 'Os cargos que os membros recebem em certos níveis.',
  },
  'overview.ignored': {
    en: 'Channels and roles without XP.',
    de: 'Kanäle und Rollen ohne XP.',
    fr: 'Salons et rôles sans XP.',
    es: 'Canales y roles sin XP.',
    'pt-BR': 'Canais e cargos sem XP.',
  },
  'overview.commandLimits': {
    en: 'Where commands work, and who may use them.',
    de: 'Wo Befehle funktionieren und wer sie ausführen darf.',
    fr: 'Où les commandes fonctionnent et qui peut les lancer.',
    es: 'Dónde funcionan los comandos y quién puede usarlos.',
    'pt-BR': 'Onde os comandos funcionam e quem pode usá-los.',
  },
  'overview.doctor': {
    en: 'What does not work, and buttons that mend it.',
    de: 'Was nicht funktioniert, mit Buttons, die es beheben.',
    fr: 'Ce qui ne fonctionne pas, avec des boutons qui le réparent.',
    es: 'Qué no funciona, con botones que lo arreglan.',
    'pt-BR': 'O que não funciona, com botões que resolvem.',
  },
  'overview.access': {
    en: 'Who may use this dashboard.',
    de: 'Wer dieses Dashboard benutzen darf.',
    fr: 'Qui peut utiliser ce tableau de bord.',
    es: 'Quién puede usar este panel.',
    'pt-BR': 'Quem pode usar este painel.',
  },
})
