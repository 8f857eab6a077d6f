import { NOTIFICATIONS_ABOUT } from '../../../shared/settings/notifications.ts'
import { ROLE_TYPE_ABOUT, ROLE_TYPE_CHOICES } from '../../../shared/settings/role-assign-type.ts'
import type { Language } from '../../../shared/text/language.ts'

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
