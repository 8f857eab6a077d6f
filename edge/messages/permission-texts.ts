import { texts } from '../../shared/text/texts.ts'

/** Discord's permissions, named as Discord's own client names them in each language. */
export const permissionTexts = texts({
  'permission.manageGuild': {
    en: 'Manage Server',
    de: 'Server verwalten',
    fr: 'Gérer le serveur',
    es: 'Gestionar servidor',
    'pt-BR': 'Gerenciar servidor',
  },
  'permission.administrator': {
    en: 'Administrator',
    de: 'Administrator',
    fr: 'Administrateur',
    es: 'Administrador',
    'pt-BR': 'Administrador',
  },
  'permission.kickMembers': {
    en: 'Kick Members',
    de: 'Mitglieder kicken',
    fr: 'Expulser des membres',
    es: 'Expulsar miembros',
    'pt-BR': 'Expulsar membros',
  },
  'permission.banMembers': {
    en: 'Ban Members',
    de: 'Mitglieder bannen',
    fr: 'Bannir des membres',
    es: 'Banear miembros',
    'pt-BR': 'Banir membros',
  },
  'permission.manageChannels': {
    en: 'Manage Channels',
    de: 'Kanäle verwalten',
    fr: 'Gérer les salons',
    es: 'Gestionar canales',
    'pt-BR': 'Gerenciar canais',
  },
  'permission.manageRoles': {
    en: 'Manage Roles',
    de: 'Rollen verwalten',
    fr: 'Gérer les rôles',
    es: 'Gestionar roles',
    'pt-BR': 'Gerenciar cargos',
  },
  'permission.viewChannel': {
    en: 'View Channels',
    de: 'Kanäle anzeigen',
    fr: 'Voir les salons',
    es: 'Ver canales',
    'pt-BR': 'Ver canais',
  },
  'permission.sendMessages': {
    en: 'Send Messages',
    de: 'Nachrichten senden',
    fr: 'Envoyer des messages',
    es: 'Enviar mensajes',
    'pt-BR': 'Enviar mensagens',
  },
  'permission.sendMessagesInThreads': {
    en: 'Send Messages in Threads',
    de: 'Nachrichten in Threads senden',
    fr: 'Envoyer des messages dans les fils',
    es: 'Enviar mensajes en hilos',
    'pt-BR': 'Enviar mensagens em tópicos',
  },
  'permission.embedLinks': {
    en: 'Embed Links',
    de: 'Links einbetten',
    fr: 'Intégrer des liens',
    es: 'Insertar enlaces',
    'pt-BR': 'Inserir links',
  },
})
