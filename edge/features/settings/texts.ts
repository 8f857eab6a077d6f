import { NOTIFICATIONS_ABOUT } from '../../../shared/settings/notifications.ts'
import { ROLE_TYPE_ABOUT, ROLE_TYPE_CHOICES } from '../../../shared/settings/role-assign-type.ts'
import type { Language } from '../../../shared/text/language.ts'
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
  'settings.earningChannels': {
    en: 'Channels that earn XP',
    de: 'Kanäle, die XP bringen',
    fr: 'Salons qui rapportent de l’XP',
    es: 'Canales que dan XP',
    'pt-BR': 'Canais que rendem XP',
  },
  'settings.everyChannel': {
    en: 'All that are not ignored',
    de: 'Alle, die nicht ignoriert werden',
    fr: 'Tous ceux qui ne sont pas ignorés',
    es: 'Todos los que no están ignorados',
    'pt-BR': 'Todos os que não são ignorados',
  },
  'settings.listedChannels': {
    en: 'Only {count} listed {count|channel|channels}',
    de: 'Nur {count} {count|Kanal|Kanäle} auf der Liste',
    fr: 'Seulement {count} {count|salon de la liste|salons de la liste}',
    es: 'Solo {count} {count|canal de la lista|canales de la lista}',
    'pt-BR': 'Só {count} {count|canal da lista|canais da lista}',
  },
  'settings.multipliers': {
    en: 'Multipliers of roles and channels',
    de: 'Multiplikatoren von Rollen und Kanälen',
    fr: 'Multiplicateurs de rôles et de salons',
    es: 'Multiplicadores de roles y canales',
    'pt-BR': 'Multiplicadores de cargos e canais',
  },
  'settings.boosts': {
    en: 'XP boosts',
    de: 'XP-Boosts',
    fr: 'Boosts d’XP',
    es: 'Boosts de XP',
    'pt-BR': 'Boosts de XP',
  },
  'settings.boostsValue': {
    en: '{count} running or planned',
    de: '{count} laufend oder geplant',
    fr: '{count} en cours ou {count|prévu|prévus}',
    es: '{count} en curso o {count|previsto|previstos}',
    'pt-BR': '{count} em andamento ou {count|planejado|planejados}',
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

const roleTypeChoices = (language: Language) => ({
  single: ROLE_TYPE_CHOICES.single[language],
  stack: ROLE_TYPE_CHOICES.stack[language],
})

export const settingsTranslations = {
  de: { name: 'einstellungen', description: 'Zeigt und ändert, wie der Bot auf diesem Server arbeitet' },
  fr: { name: 'paramètres', description: 'Affiche et change le fonctionnement du bot sur ce serveur' },
  es: { name: 'ajustes', description: 'Muestra y cambia cómo funciona el bot en este servidor' },
  'pt-BR': { name: 'configurações', description: 'Mostra e muda como o bot funciona neste servidor' },
}

export const settingsNotificationsTranslations = {
  de: {
    name: 'ankündigungen',
    description: NOTIFICATIONS_ABOUT.de,
    options: { channel: { name: 'kanal', description: 'In diesem Kanal; ohne Angabe siehst du alle Möglichkeiten' } },
  },
  fr: {
    name: 'annonces',
    description: NOTIFICATIONS_ABOUT.fr,
    options: { channel: { name: 'salon', description: 'Dans ce salon ; sans salon, un menu s’affiche' } },
  },
  es: {
    name: 'avisos',
    description: NOTIFICATIONS_ABOUT.es,
    options: { channel: { name: 'canal', description: 'En este canal; si lo omites, verás todas las opciones' } },
  },
  'pt-BR': {
    name: 'avisos',
    description: NOTIFICATIONS_ABOUT['pt-BR'],
    options: { channel: { name: 'canal', description: 'Neste canal; se omitir, você verá todas as opções' } },
  },
}

export const settingsRolesTranslations = {
  de: {
    name: 'rollen',
    description: ROLE_TYPE_ABOUT.de,
    options: {
      type: {
        name: 'art',
        description: 'Welche Rollen Mitglieder behalten',
        choices: roleTypeChoices('de'),
      },
    },
  },
  fr: {
    name: 'rôles',
    description: ROLE_TYPE_ABOUT.fr,
    options: {
      type: {
        name: 'type',
        description: 'Quels rôles les membres gardent',
        choices: roleTypeChoices('fr'),
      },
    },
  },
  es: {
    name: 'roles',
    description: ROLE_TYPE_ABOUT.es,
    options: {
      type: {
        name: 'tipo',
        description: 'Qué roles conservan los miembros',
        choices: roleTypeChoices('es'),
      },
    },
  },
  'pt-BR': {
    name: 'cargos',
    description: ROLE_TYPE_ABOUT['pt-BR'],
    options: {
      type: {
        name: 'tipo',
        description: 'Com quais cargos os membros ficam',
        choices: roleTypeChoices('pt-BR'),
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
