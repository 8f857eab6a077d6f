import * as v from 'valibot'
import { Permission } from '../discord/permission.ts'
import { ROLE_ASSIGN_TYPES, type RoleAssignType } from '../levelling/level-roles.ts'
import type { Translated } from '../text/language.ts'
import { speakFrom } from '../text/say.ts'
import { texts } from '../text/texts.ts'
import { setting } from './setting.ts'

/** The ways to assign level roles, and the replies after one is set. */
export const roleAssignTypeTexts = texts({
  'settings.single': {
    en: 'only the highest',
    de: 'nur die höchste',
    fr: 'le plus haut seulement',
    es: 'solo el más alto',
    'pt-BR': 'só o mais alto',
  },
  'settings.stack': {
    en: 'all they have reached',
    de: 'alle erreichten',
    fr: 'tous ceux atteints',
    es: 'todos los alcanzados',
    'pt-BR': 'todos os alcançados',
  },
  'settings.singleSet': {
    en: 'Members now keep only the role of their highest level.',
    de: 'Mitglieder behalten nur die Rolle ihres höchsten Levels.',
    fr: 'Les membres ne gardent que le rôle de leur plus haut niveau.',
    es: 'Los miembros conservan solo el rol de su nivel más alto.',
    'pt-BR': 'Os membros ficam só com o cargo do nível mais alto.',
  },
  'settings.stackSet': {
    en: 'Members now keep the roles of all levels that they have reached.',
    de: 'Mitglieder behalten die Rollen aller Level, die sie erreicht haben.',
    fr: 'Les membres gardent les rôles de tous les niveaux atteints.',
    es: 'Los miembros conservan los roles de todos los niveles alcanzados.',
    'pt-BR': 'Os membros ficam com os cargos de todos os níveis alcançados.',
  },
  'settings.levelRolesValue': {
    en: '{count} {count|role|roles}, members keep: {kept}',
    de: '{count} {count|Rolle|Rollen}, Mitglieder behalten: {kept}',
    fr: '{count} {count|rôle|rôles}, les membres gardent : {kept}',
    es: '{count} {count|rol|roles}, los miembros conservan: {kept}',
    'pt-BR': '{count} {count|cargo|cargos}, os membros ficam com: {kept}',
  },
})

const say = speakFrom(roleAssignTypeTexts)

/** The names of the two ways, where one of them is chosen. */
export const ROLE_TYPE_CHOICES: Readonly<Record<RoleAssignType, Translated>> = {
  single: {
    en: 'Only the role of the highest level',
    de: 'Nur die Rolle des höchsten Levels',
    fr: 'Seulement le rôle du plus haut niveau',
    es: 'Solo el rol del nivel más alto',
    'pt-BR': 'Só o cargo do nível mais alto',
  },
  stack: {
    en: 'The roles of all levels reached',
    de: 'Die Rollen aller erreichten Level',
    fr: 'Les rôles de tous les niveaux atteints',
    es: 'Los roles de todos los niveles alcanzados',
    'pt-BR': 'Os cargos de todos os níveis alcançados',
  },
}

/** What the setting decides, in one sentence. */
export const ROLE_TYPE_ABOUT: Translated = {
  en: 'Whether members keep one level role or all',
  de: 'Ob Mitglieder eine Level-Rolle behalten oder alle',
  fr: 'Si les membres gardent un seul rôle de niveau ou tous',
  es: 'Si los miembros conservan un rol de nivel o todos',
  'pt-BR': 'Se os membros ficam com um cargo de nível ou com todos',
}

/** Whether members keep the role of their highest level only, or all level roles that they have reached. */
export const roleAssignType = setting({
  key: 'roleAssignType',
  group: 'roles',
  permission: Permission.ManageRoles,
  columns: {
    roleAssignType: { column: 'role_assign_type', schema: v.picklist(ROLE_ASSIGN_TYPES), default: 'single' },
  },
  title: {
    en: 'Level roles',
    de: 'Level-Rollen',
    fr: 'Rôles de niveau',
    es: 'Roles de nivel',
    'pt-BR': 'Cargos de nível',
  },
  about: ROLE_TYPE_ABOUT,
  shown({ roleAssignType: type }, locale, { levelRoles }) {
    const kept = say(locale)(`settings.${type}`)
    return say(locale)('settings.levelRolesValue', { count: levelRoles.length, kept })
  },
  saved: ({ roleAssignType: type }, locale) => say(locale)(`settings.${type}Set`),
  check: () => [],
  // A change affects the roles of all members, so its own command also checks the order of roles and starts a job.
  form: 'own',
})
