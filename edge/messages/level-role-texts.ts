import { texts } from '../../shared/text/texts.ts'

/** The replies to a member who registers or removes a level role. */
export const levelRoleReplyTexts = texts({
  'levelRoles.added': {
    en: '{role} is now the role for level **{level}**.',
    de: '{role} ist jetzt die Rolle für Level **{level}**.',
    fr: '{role} est désormais le rôle du niveau **{level}**.',
    es: '{role} es ahora el rol del nivel **{level}**.',
    'pt-BR': '{role} agora é o cargo do nível **{level}**.',
  },
  'levelRoles.addedJoin': {
    en: 'Everybody who joins the server gets {role} now. Members who are here and have XP get it in the next minutes.',
    de: 'Wer dem Server beitritt, bekommt jetzt {role}. Mitglieder, die schon hier sind und XP haben, bekommen sie in den nächsten Minuten.',
    fr: 'Tous ceux qui rejoignent le serveur reçoivent maintenant {role}. Les membres déjà présents qui ont de l’XP le recevront dans les prochaines minutes.',
    es: 'Quien entre al servidor recibe ahora {role}. Los miembros que ya están y tienen XP lo recibirán en los próximos minutos.',
    'pt-BR':
      'Quem entrar no servidor recebe agora {role}. Os membros que já estão aqui e têm XP vão recebê-lo nos próximos minutos.',
  },
  'levelRoles.syncing': {
    en: 'Members who have already reached this level are getting the role now. This message shows the progress.',
    de: 'Wer dieses Level schon erreicht hat, bekommt die Rolle jetzt. Diese Nachricht zeigt den Fortschritt.',
    fr: 'Les membres qui ont déjà atteint ce niveau reçoivent le rôle maintenant. Ce message affiche la progression.',
    es: 'Quienes ya han alcanzado este nivel están recibiendo el rol. Este mensaje muestra el progreso.',
    'pt-BR': 'Quem já alcançou este nível está recebendo o cargo. Esta mensagem mostra o andamento.',
  },
  'levelRoles.syncingUnseen': {
    en: 'Members who have already reached this level get the role in the next minutes.',
    de: 'Wer dieses Level schon erreicht hat, bekommt die Rolle in den nächsten Minuten.',
    fr: 'Les membres qui ont déjà atteint ce niveau recevront le rôle dans les prochaines minutes.',
    es: 'Quienes ya han alcanzado este nivel recibirán el rol en los próximos minutos.',
    'pt-BR': 'Quem já alcançou este nível vai receber o cargo nos próximos minutos.',
  },
  'levelRoles.nobodyYet': {
    en: 'Nobody has reached this level yet. Everybody who does gets the role.',
    de: 'Noch hat niemand dieses Level erreicht. Wer es erreicht, bekommt die Rolle.',
    fr: 'Personne n’a encore atteint ce niveau. Tous ceux qui l’atteindront recevront le rôle.',
    es: 'Nadie ha alcanzado todavía este nivel. Quien lo alcance recibirá el rol.',
    'pt-BR': 'Ninguém alcançou este nível ainda. Quem o alcançar vai receber o cargo.',
  },
  'levelRoles.unchecked': {
    en: '⚠️ I cannot see the roles of this server right now. Run {doctor} later to check that my role is above this one.',
    de: '⚠️ Ich kann die Rollen dieses Servers gerade nicht sehen. Prüfe später mit {doctor}, ob meine Rolle über dieser steht.',
    fr: '⚠️ Je ne vois pas les rôles de ce serveur pour le moment. Vérifie plus tard avec {doctor} que mon rôle est au-dessus de celui-ci.',
    es: '⚠️ Ahora mismo no puedo ver los roles de este servidor. Comprueba más tarde con {doctor} que mi rol está por encima de este.',
    'pt-BR':
      '⚠️ Não consigo ver os cargos deste servidor agora. Confira mais tarde com {doctor} se o meu cargo está acima deste.',
  },
  'levelRoles.powerless': {
    en: '⚠️ I cannot give it yet: I need the {permission} permission.',
    de: '⚠️ Ich kann sie noch nicht vergeben: Mir fehlt die Berechtigung „{permission}“.',
    fr: '⚠️ Je ne peux pas encore le donner : il me manque la permission « {permission} ».',
    es: '⚠️ Todavía no puedo darlo: me falta el permiso «{permission}».',
    'pt-BR': '⚠️ Ainda não posso dá-lo: me falta a permissão “{permission}”.',
  },
  'levelRoles.levelTaken': {
    en: 'Level **{level}** already has a role: {role}. Remove it first with {remove}.',
    de: 'Level **{level}** hat schon eine Rolle: {role}. Entferne sie zuerst mit {remove}.',
    fr: 'Le niveau **{level}** a déjà un rôle : {role}. Retire-le d’abord avec {remove}.',
    es: 'El nivel **{level}** ya tiene un rol: {role}. Quítalo primero con {remove}.',
    'pt-BR': 'O nível **{level}** já tem um cargo: {role}. Remova-o antes com {remove}.',
  },
  'levelRoles.roleTaken': {
    en: '{role} is already the role for level **{level}**. To use it for another level, remove it first with {remove}.',
    de: '{role} ist schon die Rolle für Level **{level}**. Um sie für ein anderes Level zu verwenden, entferne sie zuerst mit {remove}.',
    fr: '{role} est déjà le rôle du niveau **{level}**. Pour l’utiliser pour un autre niveau, retire-le d’abord avec {remove}.',
    es: '{role} ya es el rol del nivel **{level}**. Para usarlo en otro nivel, quítalo primero con {remove}.',
    'pt-BR': '{role} já é o cargo do nível **{level}**. Para usá-lo em outro nível, remova-o antes com {remove}.',
  },
  'levelRoles.everyone': {
    en: 'Everybody has @everyone from the start, so it cannot be a level role. Choose another role.',
    de: '@everyone haben alle von Anfang an, deshalb kann es keine Level-Rolle sein. Wähle eine andere Rolle.',
    fr: 'Tout le monde a @everyone dès le départ, ce ne peut donc pas être un rôle de niveau. Choisis un autre rôle.',
    es: 'Todos tienen @everyone desde el principio, así que no puede ser un rol de nivel. Elige otro rol.',
    'pt-BR': 'Todos têm @everyone desde o início, então ele não pode ser um cargo de nível. Escolha outro cargo.',
  },
  'levelRoles.managed': {
    en: '{role} is managed by an integration or given for boosts, so nobody else can give it. Choose a role of your own.',
    de: '{role} wird von einer Integration verwaltet oder fürs Boosten vergeben, deshalb kann sie sonst niemand vergeben. Wähle eine eigene Rolle.',
    fr: '{role} est géré par une intégration ou donné pour les boosts, personne d’autre ne peut donc le donner. Choisis un de tes propres rôles.',
    es: '{role} lo gestiona una integración o se da por las mejoras, así que nadie más puede darlo. Elige un rol propio.',
    'pt-BR':
      '{role} é gerenciado por uma integração ou dado por impulsos, e ninguém mais pode dá-lo. Escolha um cargo próprio.',
  },
  'levelRoles.aboveBot': {
    en: '{role} is not below my highest role, so I cannot give it. Drag my role above it in Server Settings → Roles, then run the command again.',
    de: '{role} steht nicht unter meiner höchsten Rolle, deshalb kann ich sie nicht vergeben. Zieh meine Rolle unter Servereinstellungen → Rollen darüber und führe den Befehl noch einmal aus.',
    fr: '{role} n’est pas en dessous de mon rôle le plus élevé, je ne peux donc pas le donner. Fais glisser mon rôle au-dessus dans Paramètres du serveur → Rôles, puis relance la commande.',
    es: '{role} no está por debajo de mi rol más alto, así que no puedo darlo. Arrastra mi rol por encima en Ajustes del servidor → Roles y ejecuta de nuevo el comando.',
    'pt-BR':
      '{role} não está abaixo do meu cargo mais alto, então não posso dá-lo. Arraste meu cargo para cima dele em Configurações do servidor → Cargos e use o comando de novo.',
  },
  'levelRoles.gone': {
    en: 'This role no longer exists. Choose another one.',
    de: 'Diese Rolle gibt es nicht mehr. Wähle eine andere.',
    fr: 'Ce rôle n’existe plus. Choisis-en un autre.',
    es: 'Este rol ya no existe. Elige otro.',
    'pt-BR': 'Esse cargo não existe mais. Escolha outro.',
  },
  'levelRoles.dangerous': {
    en: '⚠️ {role} has dangerous permissions: **{permissions}**. Every member who reaches level **{level}** would have them, without anybody checking.',
    de: '⚠️ {role} hat gefährliche Berechtigungen: **{permissions}**. Alle, die Level **{level}** erreichen, hätten sie, ohne dass es jemand prüft.',
    fr: '⚠️ {role} donne des permissions dangereuses : **{permissions}**. Tous ceux qui atteignent le niveau **{level}** les auraient, sans que personne ne vérifie.',
    es: '⚠️ {role} incluye permisos peligrosos: **{permissions}**. Los tendría cualquiera que alcance el nivel **{level}**, sin que nadie lo revise.',
    'pt-BR':
      '⚠️ {role} tem permissões perigosas: **{permissions}**. Qualquer pessoa que alcançar o nível **{level}** as teria, sem ninguém conferir.',
  },
  'levelRoles.removed': {
    en: '{role} is no longer a level role. Members who have it keep it. To take it from all of them, delete the role in Server Settings → Roles.',
    de: '{role} ist keine Level-Rolle mehr. Wer sie hat, behält sie. Um sie allen zu nehmen, lösche die Rolle unter Servereinstellungen → Rollen.',
    fr: '{role} n’est plus un rôle de niveau. Les membres qui l’ont le gardent. Pour le retirer à tous, supprime le rôle dans Paramètres du serveur → Rôles.',
    es: '{role} ya no es un rol de nivel. Quienes lo tienen lo conservan. Para quitárselo a todos, elimina el rol en Ajustes del servidor → Roles.',
    'pt-BR':
      '{role} não é mais um cargo de nível. Quem o tem fica com ele. Para tirá-lo de todos, exclua o cargo em Configurações do servidor → Cargos.',
  },
  'levelRoles.notRegistered': {
    en: 'That is not a level role. {list} shows all level roles.',
    de: 'Das ist keine Level-Rolle. {list} zeigt alle Level-Rollen.',
    fr: 'Ce n’est pas un rôle de niveau. {list} affiche tous les rôles de niveau.',
    es: 'Ese no es un rol de nivel. {list} muestra todos los roles de nivel.',
    'pt-BR': 'Isso não é um cargo de nível. {list} mostra todos os cargos de nível.',
  },
})
