import { texts } from '../../../shared/text/texts.ts'

export const levelRolesTexts = texts({
  'levelRoles.added': {
    en: '{role} is the role for level **{level}** from now on.',
    de: '{role} ist von jetzt an die Rolle für Level **{level}**.',
    fr: '{role} est désormais le rôle du niveau **{level}**.',
    es: '{role} es desde ahora el rol del nivel **{level}**.',
    'pt-BR': '{role} agora é o cargo do nível **{level}**.',
  },
  'levelRoles.syncing': {
    en: 'Members who have reached it are being given it. This message will show how far that is.',
    de: 'Wer das Level schon erreicht hat, bekommt sie jetzt. Diese Nachricht zeigt, wie weit das ist.',
    fr: 'Les membres qui l’ont déjà atteint le reçoivent maintenant. Ce message montrera où cela en est.',
    es: 'Quienes ya lo han alcanzado lo están recibiendo. Este mensaje mostrará el avance.',
    'pt-BR': 'Quem já o alcançou está recebendo o cargo. Esta mensagem vai mostrar o andamento.',
  },
  'levelRoles.nobodyYet': {
    en: 'Nobody has reached that level yet. Whoever does gets it.',
    de: 'Noch hat niemand dieses Level erreicht. Wer es schafft, bekommt sie.',
    fr: 'Personne n’a encore atteint ce niveau. Ceux qui y arriveront le recevront.',
    es: 'Nadie ha alcanzado todavía ese nivel. Quien llegue lo recibirá.',
    'pt-BR': 'Ninguém alcançou esse nível ainda. Quem chegar lá vai recebê-lo.',
  },
  'levelRoles.unchecked': {
    en: '⚠️ I could not see this server’s roles just now. Run {doctor} later to see whether mine stands above it.',
    de: '⚠️ Ich konnte die Rollen dieses Servers gerade nicht sehen. {doctor} zeigt dir später, ob meine über ihr steht.',
    fr: '⚠️ Je n’ai pas pu voir les rôles de ce serveur. {doctor} te dira plus tard si le mien est au-dessus.',
    es: '⚠️ Ahora mismo no he podido ver los roles de este servidor. Usa {doctor} más tarde para saber si el mío está por encima.',
    'pt-BR':
      '⚠️ Não consegui ver os cargos deste servidor agora. Use {doctor} mais tarde para saber se o meu está acima.',
  },
  'levelRoles.powerless': {
    en: '⚠️ I cannot give it yet: I need the {permission} permission.',
    de: '⚠️ Noch kann ich sie nicht vergeben: Mir fehlt die Berechtigung „{permission}“.',
    fr: '⚠️ Je ne peux pas encore le donner : il me manque la permission « {permission} ».',
    es: '⚠️ Todavía no puedo darlo: me falta el permiso «{permission}».',
    'pt-BR': '⚠️ Ainda não posso dá-lo: preciso da permissão “{permission}”.',
  },
  'levelRoles.levelTaken': {
    en: 'Level **{level}** has a role already: {role}. Remove that one first with {remove}.',
    de: 'Level **{level}** hat schon eine Rolle: {role}. Entferne sie zuerst mit {remove}.',
    fr: 'Le niveau **{level}** a déjà un rôle : {role}. Retire-le d’abord avec {remove}.',
    es: 'El nivel **{level}** ya tiene un rol: {role}. Quítalo primero con {remove}.',
    'pt-BR': 'O nível **{level}** já tem um cargo: {role}. Remova-o antes com {remove}.',
  },
  'levelRoles.roleTaken': {
    en: '{role} is the role for level **{level}** already. To move it, remove it first with {remove}.',
    de: '{role} ist schon die Rolle für Level **{level}**. Entferne sie zuerst mit {remove}, um das Level zu ändern.',
    fr: '{role} est déjà le rôle du niveau **{level}**. Pour le déplacer, retire-le d’abord avec {remove}.',
    es: '{role} ya es el rol del nivel **{level}**. Para cambiarlo, quítalo primero con {remove}.',
    'pt-BR': '{role} já é o cargo do nível **{level}**. Para mudá-lo, remova-o antes com {remove}.',
  },
  'levelRoles.everyone': {
    en: 'Everybody has @everyone from the start, so it cannot be a level role. Choose another role.',
    de: '@everyone haben alle von Anfang an, darum kann es keine Level-Rolle sein. Nimm eine andere Rolle.',
    fr: 'Tout le monde a @everyone dès le départ, ce ne peut donc pas être un rôle de niveau. Choisis un autre rôle.',
    es: 'Todos tienen @everyone desde el principio, así que no puede ser un rol de nivel. Elige otro rol.',
    'pt-BR': 'Todos têm @everyone desde o início, então não pode ser um cargo de nível. Escolha outro cargo.',
  },
  'levelRoles.managed': {
    en: '{role} is given out by an integration or by boosting, so Discord lets nobody else give it. Choose a role of your own.',
    de: '{role} wird von einer Integration oder durchs Boosten vergeben, darum darf sie sonst niemand vergeben. Nimm eine eigene Rolle.',
    fr: '{role} est attribué par une intégration ou par les boosts, et Discord ne laisse personne d’autre le donner. Choisis un de tes propres rôles.',
    es: '{role} lo otorga una integración o los boosts, y Discord no deja que nadie más lo dé. Elige un rol propio.',
    'pt-BR':
      '{role} é dado por uma integração ou por impulsos, e o Discord não deixa mais ninguém dá-lo. Escolha um cargo próprio.',
  },
  'levelRoles.aboveBot': {
    en: '{role} does not stand below my highest role, so I cannot give it. Drag my role above it in Server Settings → Roles, then run the command again.',
    de: '{role} steht nicht unter meiner höchsten Rolle, darum kann ich sie nicht vergeben. Zieh meine Rolle unter Servereinstellungen → Rollen darüber und führe den Befehl noch einmal aus.',
    fr: '{role} n’est pas en dessous de mon rôle le plus haut, je ne peux donc pas le donner. Fais glisser mon rôle au-dessus dans Paramètres du serveur → Rôles, puis relance la commande.',
    es: '{role} no está por debajo de mi rol más alto, así que no puedo darlo. Arrastra mi rol por encima en Ajustes del servidor → Roles y ejecuta de nuevo el comando.',
    'pt-BR':
      '{role} não está abaixo do meu cargo mais alto, então não posso dá-lo. Arraste meu cargo para cima dele em Configurações do servidor → Cargos e use o comando de novo.',
  },
  'levelRoles.gone': {
    en: 'This role does not exist any more. Choose another one.',
    de: 'Diese Rolle gibt es nicht mehr. Nimm eine andere.',
    fr: 'Ce rôle n’existe plus. Choisis-en un autre.',
    es: 'Este rol ya no existe. Elige otro.',
    'pt-BR': 'Esse cargo não existe mais. Escolha outro.',
  },
  'levelRoles.dangerous': {
    en: '⚠️ {role} carries **{permissions}**. Everybody who reaches level **{level}** would have that, without anybody looking.',
    de: '⚠️ {role} bringt **{permissions}** mit. Alle, die Level **{level}** erreichen, hätten das, ohne dass jemand hinsieht.',
    fr: '⚠️ {role} comporte **{permissions}**. Tous ceux qui atteignent le niveau **{level}** l’auraient, sans que personne ne vérifie.',
    es: '⚠️ {role} incluye **{permissions}**. Lo tendría cualquiera que alcance el nivel **{level}**, sin que nadie lo revise.',
    'pt-BR':
      '⚠️ {role} inclui **{permissions}**. Qualquer pessoa que alcançar o nível **{level}** teria isso, sem ninguém conferir.',
  },
  'levelRoles.confirm': {
    en: 'Register it all the same',
    de: 'Trotzdem eintragen',
    fr: 'L’enregistrer quand même',
    es: 'Registrarlo de todos modos',
    'pt-BR': 'Registrar mesmo assim',
  },
  'levelRoles.removed': {
    en: '{role} is no level role any more. Members who have it keep it; to take it from all of them, delete the role in Server Settings → Roles.',
    de: '{role} ist keine Level-Rolle mehr. Wer sie hat, behält sie; um sie allen zu nehmen, lösche die Rolle unter Servereinstellungen → Rollen.',
    fr: '{role} n’est plus un rôle de niveau. Les membres qui l’ont le gardent ; pour le retirer à tous, supprime le rôle dans Paramètres du serveur → Rôles.',
    es: '{role} ya no es un rol de nivel. Quienes lo tienen lo conservan; para quitárselo a todos, elimina el rol en Ajustes del servidor → Roles.',
    'pt-BR':
      '{role} não é mais um cargo de nível. Quem o tem fica com ele; para tirá-lo de todos, exclua o cargo em Configurações do servidor → Cargos.',
  },
  'levelRoles.notRegistered': {
    en: 'That is no level role. {list} shows those there are.',
    de: 'Das ist keine Level-Rolle. {list} zeigt, welche es gibt.',
    fr: 'Ce n’est pas un rôle de niveau. {list} montre ceux qui existent.',
    es: 'Ese no es un rol de nivel. {list} muestra los que hay.',
    'pt-BR': 'Isso não é um cargo de nível. {list} mostra os que existem.',
  },
  'levelRoles.title': {
    en: 'Level roles',
    de: 'Level-Rollen',
    fr: 'Rôles de niveau',
    es: 'Roles de nivel',
    'pt-BR': 'Cargos de nível',
  },
  'levelRoles.line': {
    en: 'Level **{level}** · {role}',
    de: 'Level **{level}** · {role}',
    fr: 'Niveau **{level}** · {role}',
    es: 'Nivel **{level}** · {role}',
    'pt-BR': 'Nível **{level}** · {role}',
  },
  'levelRoles.empty': {
    en: 'No level roles yet. Add one with {add}.',
    de: 'Noch keine Level-Rollen. Leg mit {add} eine an.',
    fr: 'Pas encore de rôles de niveau. Ajoutes-en un avec {add}.',
    es: 'Aún no hay roles de nivel. Añade uno con {add}.',
    'pt-BR': 'Ainda não há cargos de nível. Adicione um com {add}.',
  },
  'levelRoles.choice': {
    en: 'Level {level} · {name}',
    de: 'Level {level} · {name}',
    fr: 'Niveau {level} · {name}',
    es: 'Nivel {level} · {name}',
    'pt-BR': 'Nível {level} · {name}',
  },
  'levelRoles.deleted': {
    en: 'deleted role',
    de: 'gelöschte Rolle',
    fr: 'rôle supprimé',
    es: 'rol eliminado',
    'pt-BR': 'cargo excluído',
  },
})

export const levelRolesTranslations = {
  de: { name: 'levelrollen', description: 'Rollen, die Mitglieder für ein Level bekommen' },
  fr: { name: 'rôlesniveau', description: 'Les rôles que les membres reçoivent pour un niveau' },
  es: { name: 'rolesnivel', description: 'Los roles que los miembros reciben por un nivel' },
  'pt-BR': { name: 'cargosnível', description: 'Os cargos que os membros recebem por um nível' },
}

export const levelRolesAddTranslations = {
  de: {
    name: 'hinzufügen',
    description: 'Gibt eine Rolle allen, die ein Level erreichen oder schon erreicht haben',
    options: {
      role: { name: 'rolle', description: 'Welche Rolle' },
      level: { name: 'level', description: 'Ab welchem Level' },
    },
  },
  fr: {
    name: 'ajouter',
    description: 'Donne un rôle à ceux qui atteignent un niveau ou l’ont déjà atteint',
    options: {
      role: { name: 'rôle', description: 'Quel rôle' },
      level: { name: 'niveau', description: 'À partir de quel niveau' },
    },
  },
  es: {
    name: 'añadir',
    description: 'Da un rol a quienes alcancen un nivel o ya lo hayan alcanzado',
    options: {
      role: { name: 'rol', description: 'Qué rol' },
      level: { name: 'nivel', description: 'A partir de qué nivel' },
    },
  },
  'pt-BR': {
    name: 'adicionar',
    description: 'Dá um cargo a quem alcançar um nível ou já o tiver alcançado',
    options: {
      role: { name: 'cargo', description: 'Qual cargo' },
      level: { name: 'nível', description: 'A partir de qual nível' },
    },
  },
}

export const levelRolesRemoveTranslations = {
  de: {
    name: 'entfernen',
    description: 'Gibt eine Rolle nicht mehr für ein Level',
    options: { role: { name: 'rolle', description: 'Welche Level-Rolle' } },
  },
  fr: {
    name: 'retirer',
    description: 'Ne donne plus un rôle pour un niveau',
    options: { role: { name: 'rôle', description: 'Quel rôle de niveau' } },
  },
  es: {
    name: 'quitar',
    description: 'Deja de dar un rol por un nivel',
    options: { role: { name: 'rol', description: 'Qué rol de nivel' } },
  },
  'pt-BR': {
    name: 'remover',
    description: 'Deixa de dar um cargo por um nível',
    options: { role: { name: 'cargo', description: 'Qual cargo de nível' } },
  },
}

export const levelRolesListTranslations = {
  de: { name: 'liste', description: 'Zeigt alle Level-Rollen' },
  fr: { name: 'liste', description: 'Affiche tous les rôles de niveau' },
  es: { name: 'lista', description: 'Muestra todos los roles de nivel' },
  'pt-BR': { name: 'lista', description: 'Mostra todos os cargos de nível' },
}
