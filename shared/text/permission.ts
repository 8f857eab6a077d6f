import { texts } from './texts.ts'

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
})
