import { texts } from '../../../shared/text/texts.ts'

export const setupTexts = texts({
  'setup.title': {
    en: 'Setup · step {step} of 3',
    de: 'Einrichtung · Schritt {step} von 3',
    fr: 'Configuration · étape {step} sur 3',
    es: 'Configuración · paso {step} de 3',
    'pt-BR': 'Configuração · etapa {step} de 3',
  },
  'setup.announce': {
    en: 'How should level-ups be announced? Every choice is saved at once, and you can run {setup} again at any time.',
    de: 'Wie sollen Level-Aufstiege angekündigt werden? Jede Auswahl wird sofort gespeichert, und du kannst {setup} jederzeit noch einmal ausführen.',
    fr: 'Comment annoncer les montées de niveau ? Chaque choix est enregistré aussitôt, et tu peux relancer {setup} à tout moment.',
    es: '¿Cómo se anuncian las subidas de nivel? Cada elección se guarda al momento y puedes volver a usar {setup} cuando quieras.',
    'pt-BR':
      'Como as subidas de nível devem ser anunciadas? Cada escolha é salva na hora, e você pode usar {setup} de novo quando quiser.',
  },
  'setup.roles': {
    en: 'Which roles do members get? Choose a level, then one of your roles. Deselect a role to remove it from its level. For other levels, use {add}.',
    de: 'Welche Rollen bekommen Mitglieder? Wähle ein Level und dann eine deiner Rollen. Wählst du eine Rolle ab, gilt sie nicht mehr für das Level. Für andere Level gibt es {add}.',
    fr: 'Quels rôles reçoivent les membres ? Choisis un niveau, puis un de tes rôles. Désélectionne un rôle pour le retirer de son niveau. Pour d’autres niveaux, utilise {add}.',
    es: '¿Qué roles reciben los miembros? Elige un nivel y después uno de tus roles. Desmarca un rol para quitarlo de su nivel. Para otros niveles, usa {add}.',
    'pt-BR':
      'Quais cargos os membros recebem? Escolha um nível e depois um dos seus cargos. Desmarque um cargo para removê-lo do nível. Para outros níveis, use {add}.',
  },
  'setup.roleName': {
    en: 'Level {level}',
    de: 'Level {level}',
    fr: 'Niveau {level}',
    es: 'Nivel {level}',
    'pt-BR': 'Nível {level}',
  },
  'setup.ask': {
    en: 'Create roles for me',
    de: 'Rollen für mich anlegen',
    fr: 'Créer des rôles pour moi',
    es: 'Crear roles por mí',
    'pt-BR': 'Criar cargos para mim',
  },
  'setup.plan': {
    en: 'The levels without a role get {names}. I create {count} of these roles, without permissions and below all others.',
    de: 'Die Level ohne Rolle bekommen {names}. {count} davon lege ich neu an, ohne Berechtigungen und unter allen anderen Rollen.',
    fr: 'Les niveaux sans rôle reçoivent {names}. Je vais en créer {count}, sans permissions et en dessous de tous les autres rôles.',
    es: 'Los niveles sin rol reciben {names}. Crearé {count} de ellos, sin permisos y por debajo de todos los demás.',
    'pt-BR':
      'Os níveis sem cargo recebem {names}. Vou criar {count} deles, sem permissões e abaixo de todos os outros.',
  },
  'setup.create': {
    en: 'Create and use them',
    de: 'Anlegen und verwenden',
    fr: 'Créer et utiliser',
    es: 'Crear y usar',
    'pt-BR': 'Criar e usar',
  },
  'setup.created': {
    en: '{count} level {count|role is|roles are} new.',
    de: '{count} {count|Level-Rolle ist|Level-Rollen sind} neu.',
    fr: '{count} {count|nouveau rôle|nouveaux rôles} de niveau.',
    es: '{count} {count|nuevo rol|nuevos roles} de nivel.',
    'pt-BR': '{count} {count|novo cargo|novos cargos} de nível.',
  },
  'setup.fewer': {
    en: 'Not every level got a role. Look at the list, and try again in a few minutes if some are missing.',
    de: 'Nicht jedes Level hat eine Rolle bekommen. Sieh dir die Liste an und versuche es in ein paar Minuten noch einmal, wenn welche fehlen.',
    fr: 'Tous les niveaux n’ont pas reçu de rôle. Regarde la liste, et réessaie dans quelques minutes s’il en manque.',
    es: 'No todos los niveles han recibido un rol. Mira la lista e inténtalo de nuevo en unos minutos si falta alguno.',
    'pt-BR': 'Nem todos os níveis receberam um cargo. Olhe a lista e tente de novo em alguns minutos se faltar algum.',
  },
  'setup.full': {
    en: 'Discord allows 250 roles in a server, and this one has {count}. Delete some that nobody needs, or choose existing roles.',
    de: 'Discord erlaubt 250 Rollen auf einem Server, und dieser hat {count}. Lösche einige, die niemand braucht, oder wähle vorhandene Rollen.',
    fr: 'Discord permet 250 rôles par serveur, et celui-ci en a {count}. Supprime ceux dont personne n’a besoin, ou choisis des rôles existants.',
    es: 'Discord permite 250 roles en un servidor, y este tiene {count}. Elimina los que nadie necesite o elige roles que ya existan.',
    'pt-BR':
      'O Discord permite 250 cargos em um servidor, e este tem {count}. Exclua os que ninguém usa ou escolha cargos que já existem.',
  },
  'setup.finish': {
    en: 'Done',
    de: 'Fertig',
    fr: 'Terminer',
    es: 'Listo',
    'pt-BR': 'Concluir',
  },
  'setup.done': {
    en: '✅ Setup is done. Members now earn XP by chatting. Tell them about {level} and {leaderboard}.\nYou see all settings with {settings}, keep channels from earning XP with {ignored}, and find problems with {doctor}.',
    de: '✅ Die Einrichtung ist fertig. Mitglieder verdienen jetzt XP, indem sie schreiben. Erzähl ihnen von {level} und {leaderboard}.\nMit {settings} siehst du alle Einstellungen, mit {ignored} nimmst du Kanäle vom XP-Verdienen aus, und mit {doctor} findest du Probleme.',
    fr: '✅ La configuration est terminée. Les membres gagnent maintenant de l’XP en discutant. Parle-leur de {level} et {leaderboard}.\nTu vois tous les paramètres avec {settings}, tu exclus des salons avec {ignored} et tu trouves les problèmes avec {doctor}.',
    es: '✅ La configuración está lista. Los miembros ya ganan XP al chatear. Háblales de {level} y {leaderboard}.\nCon {settings} ves todos los ajustes, con {ignored} excluyes canales y con {doctor} encuentras problemas.',
    'pt-BR':
      '✅ A configuração está pronta. Os membros agora ganham XP conversando. Conte a eles sobre {level} e {leaderboard}.\nCom {settings} você vê todas as configurações, com {ignored} exclui canais e com {doctor} encontra problemas.',
  },
})

export const setupTranslations = {
  de: { name: 'einrichten', description: 'Führt in drei Schritten durch die Einrichtung des Bots auf diesem Server' },
  fr: { name: 'configurer', description: 'Te guide en trois étapes pour configurer le bot sur ce serveur' },
  es: { name: 'configurar', description: 'Te guía en tres pasos para configurar el bot en este servidor' },
  'pt-BR': { name: 'configurar', description: 'Guia você em três etapas para configurar o bot neste servidor' },
}
