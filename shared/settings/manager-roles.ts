import { roleMention } from '../discord/markdown.ts'
import { Permission } from '../discord/permission.ts'
import type { Translated } from '../text/language.ts'
import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import { setting } from './setting.ts'

const say = speakFrom(
  texts({
    none: {
      en: 'members with Manage Server',
      de: 'alle mit „Server verwalten“',
      fr: 'les membres qui ont « Gérer le serveur »',
      es: 'quienes tengan «Gestionar servidor»',
      'pt-BR': 'quem tem “Gerenciar servidor”',
    },
    some: {
      en: 'members with Manage Server or {roles}',
      de: 'alle mit „Server verwalten“ oder {roles}',
      fr: 'les membres qui ont « Gérer le serveur » ou {roles}',
      es: 'quienes tengan «Gestionar servidor» o {roles}',
      'pt-BR': 'quem tem “Gerenciar servidor” ou {roles}',
    },
  }),
)

/** What the setting decides, in one sentence. */
export const MANAGERS_ABOUT: Translated = {
  en: 'Roles whose members can manage this bot',
  de: 'Rollen, deren Mitglieder diesen Bot verwalten dürfen',
  fr: 'Rôles dont les membres peuvent gérer ce bot',
  es: 'Roles cuyos miembros pueden gestionar este bot',
  'pt-BR': 'Cargos cujos membros podem gerenciar este bot',
}

/**
 * Roles whose members may use the commands that need Manage Server. The list has its own table, so this setting has no
 * column, and its command adds and removes roles one by one. The gateway does not use it.
 */
export const managerRoles = setting({
  key: 'managerRoles',
  group: 'roles',
  permission: Permission.Administrator,
  columns: {},
  title: {
    en: 'Managed by',
    de: 'Verwaltet von',
    fr: 'Géré par',
    es: 'Gestionado por',
    'pt-BR': 'Gerenciado por',
  },
  about: MANAGERS_ABOUT,
  shown(_, locale, { managerRoleIds }) {
    const roles = managerRoleIds.map(roleMention).join(', ')
    return roles === '' ? say(locale)('none') : say(locale)('some', { roles })
  },
  saved: (_, locale) => say(locale)('none'),
  check(_, { view }, { levelRoles, managerRoleIds }) {
    const deleted = managerRoleIds.filter((id) => !view.roles.has(id)).length
    return [
      ...levelRoles
        .filter(({ roleId }) => managerRoleIds.includes(roleId))
        .map(({ level, roleId }) => ({ kind: 'managerByLevel', level, roleId }) as const),
      ...(deleted > 0 ? [{ kind: 'managerRolesDeleted', count: deleted } as const] : []),
    ]
  },
  form: 'own',
  page: 'access',
})
