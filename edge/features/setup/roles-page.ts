import type { APIRoleSelectComponent, SelectMenuDefaultValueType } from 'discord-api-types/v10'
import type { GuildOverview } from '../../../shared/database/guilds/overview.ts'
import { ButtonStyle, ComponentType } from '../../../shared/discord/component-type.ts'
import type { GuildView } from '../../../shared/discord/guild-view.ts'
import { roleMention } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { labelName } from '../../../shared/discord/name.ts'
import type { LevelRole } from '../../../shared/levelling/level-roles.ts'
import { freeStarterLevels, STARTER_LEVELS, type StarterRole } from '../../../shared/levelling/starter-roles.ts'
import { button, buttonRow } from '../../messages/button.ts'
import type { SetupIds } from './ids.ts'
import { currentSettings, type Outcome, pageOf, type SetupContext } from './page.ts'

/** The levels that the menu offers besides those that have a role. */
const OFFERED = [1, 3, ...STARTER_LEVELS, 15, 25, 40, 75, 100]

// Not the enumeration itself: its import would add its whole module to the bundle.
const ROLE = 'role' as SelectMenuDefaultValueType.Role

const MOST_OPTIONS = 25

/**
 * The next of `STARTER_LEVELS` without a role.
 * @param from where the search begins; after the highest level it goes on at the lowest
 * @returns `from` where all have a role
 */
export function nextLevel(levelRoles: readonly LevelRole[], from: number): number {
  const free = freeStarterLevels(levelRoles)
  return free.find((level) => level >= from) ?? free[0] ?? from
}

/** The second page: the level roles. @param view null where Discord did not show the server */
export function rolesPage(
  context: SetupContext,
  { overview, view, level }: { overview: GuildOverview; view: GuildView | null; level: number },
  ids: SetupIds,
  outcome: Outcome | null = null,
): Message {
  const { text, mention } = context
  const { levelRoles } = overview
  const roleAt = (at: number) => levelRoles.find((one) => one.level === at)?.roleId
  const nameAt = (at: number) => {
    const roleId = roleAt(at)
    return roleId === undefined ? '—' : (labelName(view?.roles.get(roleId)?.name) ?? roleId)
  }
  const offered = new Set([level, ...OFFERED, ...levelRoles.map((one) => one.level)])
  const levels = {
    type: ComponentType.StringSelect,
    custom_id: ids.level,
    options: [...offered]
      .slice(0, MOST_OPTIONS)
      .sort((a, b) => a - b)
      .map((at) => ({
        ...{ label: text('levelRoles.choice', { level: at, name: nameAt(at) }), value: String(at) },
        default: at === level,
      })),
  } as const
  const roleId = roleAt(level)
  // Discord may refuse a menu with a role that was deleted.
  const shown = roleId !== undefined && view?.roles.has(roleId) ? roleId : null
  const roles: APIRoleSelectComponent = {
    type: ComponentType.RoleSelect,
    custom_id: ids.role(level, shown),
    min_values: 0,
    ...(shown !== null && { default_values: [{ id: shown, type: ROLE }] }),
  }
  const create = freeStarterLevels(levelRoles).length > 0 ? [button(text('setup.ask'), ids.ask)] : []
  return pageOf(context, {
    step: 2,
    description: text('setup.roles', { add: mention('levelroles add') }),
    fields: currentSettings(context, overview),
    outcome,
    rows: [
      { type: ComponentType.ActionRow, components: [levels] },
      { type: ComponentType.ActionRow, components: [roles] },
      buttonRow(
        button(text('list.previous'), ids.page('announce')),
        ...create,
        button(text('list.next'), ids.page('check'), ButtonStyle.Primary),
      ),
    ],
  })
}

/** Shows the roles that would be created, with a button that creates them. */
export function createPage(
  context: SetupContext,
  overview: GuildOverview,
  roles: readonly StarterRole[],
  ids: SetupIds,
): Message {
  const { text } = context
  const reused = roles.filter(({ roleId }) => roleId !== null)
  const names = roles.map(({ name, roleId }) => (roleId === null ? `**${name}**` : roleMention(roleId))).join(', ')
  const levelsOf = (those: readonly StarterRole[]) => those.map(({ level }) => level)
  return pageOf(context, {
    step: 2,
    description: text('setup.plan', { names, count: roles.length - reused.length }),
    fields: currentSettings(context, overview),
    outcome: null,
    rows: [
      buttonRow(
        button(text('list.previous'), ids.page('roles')),
        button(text('setup.create'), ids.create(levelsOf(roles), levelsOf(reused)), ButtonStyle.Primary),
      ),
    ],
  })
}
