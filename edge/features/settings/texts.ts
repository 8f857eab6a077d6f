import { texts } from '../../../shared/text/texts.ts'

export const settingsTexts = texts({
  'settings.menu': {
    en: 'How should level-ups be announced? At present: **{current}**.',
    de: 'Wie sollen Level-Aufstiege verkündet werden? Zurzeit: **{current}**.',
    fr: 'Comment annoncer les montées de niveau ? Actuellement : **{current}**.',
    es: '¿Cómo se anuncian las subidas de nivel? Ahora: **{current}**.',
    'pt-BR': 'Como anunciar quem sobe de nível? No momento: **{current}**.',
  },
  'settings.menuPlaceholder': {
    en: 'Choose how',
    de: 'Wähle, wie',
    fr: 'Choisis comment',
    es: 'Elige cómo',
    'pt-BR': 'Escolha como',
  },
  'settings.channelMenu': {
    en: 'In which channel should level-ups be announced?',
    de: 'In welchem Kanal sollen Level-Aufstiege verkündet werden?',
    fr: 'Dans quel salon annoncer les montées de niveau ?',
    es: '¿En qué canal se anuncian las subidas de nivel?',
    'pt-BR': 'Em que canal anunciar quem sobe de nível?',
  },
  'settings.channelPlaceholder': {
    en: 'Choose a channel',
    de: 'Wähle einen Kanal',
    fr: 'Choisis un salon',
    es: 'Elige un canal',
    'pt-BR': 'Escolha um canal',
  },
  'settings.wrongChannel': {
    en: 'I cannot write messages in a channel of that kind. Choose a text, voice or announcement channel, or a thread.',
    de: 'In so einen Kanal kann ich keine Nachrichten schreiben. Nimm einen Text-, Sprach- oder Ankündigungskanal oder einen Thread.',
    fr: 'Je ne peux pas écrire dans un salon de ce type. Choisis un salon textuel, vocal ou d’annonces, ou un fil.',
    es: 'No puedo escribir mensajes en un canal de ese tipo. Elige un canal de texto, de voz o de anuncios, o un hilo.',
    'pt-BR':
      'Não posso escrever mensagens em um canal desse tipo. Escolha um canal de texto, de voz ou de anúncios, ou um tópico.',
  },
  'settings.syncing': {
    en: 'Everybody’s level roles are being changed to that. This message will show how far that is.',
    de: 'Die Level-Rollen aller werden jetzt danach geändert. Diese Nachricht zeigt, wie weit das ist.',
    fr: 'Les rôles de niveau de tous sont en cours de mise à jour. Ce message montrera où cela en est.',
    es: 'Los roles de nivel de todos se están cambiando. Este mensaje mostrará el avance.',
    'pt-BR': 'Os cargos de nível de todos estão sendo ajustados. Esta mensagem vai mostrar o andamento.',
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
  'settings.odd': {
    en: 'To be looked at',
    de: 'Auffällig',
    fr: 'À vérifier',
    es: 'A revisar',
    'pt-BR': 'Para conferir',
  },
  'settings.allWell': {
    en: '✅ Nothing.',
    de: '✅ Nichts.',
    fr: '✅ Rien.',
    es: '✅ Nada.',
    'pt-BR': '✅ Nada.',
  },
  'settings.unlooked': {
    en: 'Discord did not show me this server’s roles and channels just now, so they are not checked.',
    de: 'Discord hat mir die Rollen und Kanäle dieses Servers gerade nicht gezeigt, darum sind sie ungeprüft.',
    fr: 'Discord ne m’a pas montré les rôles et salons de ce serveur, ils ne sont donc pas vérifiés.',
    es: 'Discord no me ha mostrado los roles y canales de este servidor, así que no están comprobados.',
    'pt-BR': 'O Discord não me mostrou os cargos e canais deste servidor agora, então não foram conferidos.',
  },
})
