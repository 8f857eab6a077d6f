import { texts } from '../../../shared/text/texts.ts'

export const settingsTexts = texts({
  'settings.menu': {
    en: 'How should level-ups be announced? Now: **{current}**.',
    de: 'Wie sollen Level-Aufstiege angekündigt werden? Zurzeit: **{current}**.',
    fr: 'Comment annoncer les montées de niveau ? Actuellement : **{current}**.',
    es: '¿Cómo se anuncian las subidas de nivel? Ahora mismo: **{current}**.',
    'pt-BR': 'Como as subidas de nível devem ser anunciadas? No momento: **{current}**.',
  },
  'settings.menuPlaceholder': {
    en: 'Choose how to announce them',
    de: 'Wähle eine Möglichkeit',
    fr: 'Choisis une option',
    es: 'Elige una opción',
    'pt-BR': 'Escolha uma opção',
  },
  'settings.channelMenu': {
    en: 'In which channel should level-ups be announced?',
    de: 'In welchem Kanal sollen Level-Aufstiege angekündigt werden?',
    fr: 'Dans quel salon annoncer les montées de niveau ?',
    es: '¿En qué canal se anuncian las subidas de nivel?',
    'pt-BR': 'Em que canal as subidas de nível devem ser anunciadas?',
  },
  'settings.channelPlaceholder': {
    en: 'Choose a channel',
    de: 'Wähle einen Kanal',
    fr: 'Choisis un salon',
    es: 'Elige un canal',
    'pt-BR': 'Escolha um canal',
  },
  'settings.wrongChannel': {
    en: 'I cannot write messages in a channel of this type. Choose a text, voice or announcement channel, or a thread.',
    de: 'In einem Kanal dieser Art kann ich keine Nachrichten schreiben. Wähle einen Text-, Sprach- oder Ankündigungskanal oder einen Thread.',
    fr: 'Je ne peux pas écrire dans un salon de ce type. Choisis un salon textuel, vocal ou d’annonces, ou un fil.',
    es: 'No puedo escribir mensajes en un canal de ese tipo. Elige un canal de texto, de voz o de anuncios, o un hilo.',
    'pt-BR':
      'Não posso escrever mensagens em um canal desse tipo. Escolha um canal de texto, de voz ou de anúncios, ou um tópico.',
  },
  'settings.syncing': {
    en: 'The level roles of all members are being changed now. This message shows the progress.',
    de: 'Die Level-Rollen aller Mitglieder werden jetzt angepasst. Diese Nachricht zeigt den Fortschritt.',
    fr: 'Les rôles de niveau de tous les membres sont en cours de mise à jour. Ce message affiche la progression.',
    es: 'Se están actualizando los roles de nivel de todos los miembros. Este mensaje muestra el progreso.',
    'pt-BR': 'Os cargos de nível de todos os membros estão sendo atualizados. Esta mensagem mostra o andamento.',
  },
  'settings.title': {
    en: 'Settings of this server',
    de: 'Einstellungen dieses Servers',
    fr: 'Paramètres de ce serveur',
    es: 'Ajustes de este servidor',
    'pt-BR': 'Configurações deste servidor',
  },
  'settings.ignored': {
    en: 'Ignored',
    de: 'Ignoriert',
    fr: 'Ignorés',
    es: 'Ignorados',
    'pt-BR': 'Ignorados',
  },
  'settings.ignoredValue': {
    en: '{channels} {channels|channel|channels}, {roles} {roles|role|roles}',
    de: '{channels} {channels|Kanal|Kanäle}, {roles} {roles|Rolle|Rollen}',
    fr: '{channels} {channels|salon|salons}, {roles} {roles|rôle|rôles}',
    es: '{channels} {channels|canal|canales}, {roles} {roles|rol|roles}',
    'pt-BR': '{channels} {channels|canal|canais}, {roles} {roles|cargo|cargos}',
  },
  'settings.problems': {
    en: 'Needs attention',
    de: 'Auffälligkeiten',
    fr: 'À vérifier',
    es: 'Por revisar',
    'pt-BR': 'A verificar',
  },
  'settings.noProblems': {
    en: '✅ Nothing.',
    de: '✅ Keine.',
    fr: '✅ Rien à signaler.',
    es: '✅ Nada.',
    'pt-BR': '✅ Nada.',
  },
  'settings.unchecked': {
    en: 'Discord does not show me the roles and channels of this server right now, so I could not check them.',
    de: 'Discord zeigt mir die Rollen und Kanäle dieses Servers gerade nicht, deshalb konnte ich sie nicht prüfen.',
    fr: 'Discord ne me montre pas les rôles et les salons de ce serveur pour le moment : je n’ai pas pu les vérifier.',
    es: 'Discord no me muestra ahora mismo los roles y canales de este servidor, así que no he podido comprobarlos.',
    'pt-BR': 'O Discord não está me mostrando os cargos e canais deste servidor agora, então não pude conferi-los.',
  },
})
