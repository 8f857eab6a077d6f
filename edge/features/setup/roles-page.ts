import type { APIRoleSelectComponent, SelectMenuDefaultValueType } from 'discord-api-types/v10'
import type { GuildOverview } from '../../../shared/database/guilds/overview.ts'
import { ButtonStyle, ComponentType } from '../../../shared/discord/component-type.ts'
import type { GuildView } from '../../../shared/discord/guild-view.ts'
import { roleMention } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { labelName } from '../../../shared/discord/name.ts'
import type { LevelRole } from '../../../shared/levelling/level-roles.ts'
import { freeStarterLevels, STARTER_LEVELS, type StarterRole } from '../../../shared/levelling/starter-roles.ts'
import { button, buttons, type Outcome, pageOf, type SetupContext, type SetupIds, standing } from './parts.ts'

/** The levels that the menu offers besides those that have a role. */
const OFFERED = [1, 3, ...STARTER_LEVELS, 15, 25, 40, 75, 100]

// The value of the enumeration, whose import would bring its whole module into the bundle.
const ROLE = 'role' as SelectMenuDefaultValueType.Role

const MOST_OPTIONS = 25

/** The next level without a role among the usual ones, from this level on; the level itself where all have one. */
export function nextLevel(levelRoles: readonly LevelRole[], from: number): number {
  const free = freeStarterLevels(levelRoles)
  return free.find((level) => level >= from) ?? free[0] ?? from
}

/** The second page: which roles members get. @param view null where Discord did not show the server */
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
    fields: standing(context, overview),
    outcome,
    rows: [
      { type: ComponentType.ActionRow, components: [levels] },
      { type: ComponentType.ActionRow, components: [roles] },
      buttons(
        button(text('list.previous'), ids.page('announce')),
        ...create,
        button(text('list.next'), ids.page('check'), ButtonStyle.Primary),
      ),
    ],
  })
}

/** Shows which roles would be created, and asks. */
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
    fields: standing(context, overview),
    outcome: null,
    rows: [
      buttons(
        button(text('list.previous'), ids.page('roles')),
        button(text('setup.create'), ids.create(levelsOf(roles), levelsOf(reused)), ButtonStyle.Primary),
      ),
    ],
  })
}
