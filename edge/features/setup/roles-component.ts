import { guildOverview } from '../../../shared/database/guilds/overview.ts'
import { ButtonStyle } from '../../../shared/discord/component-type.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { MAX_LEVEL } from '../../../shared/levelling/curve.ts'
import type { LevelRole } from '../../../shared/levelling/level-roles.ts'
import { fetchGuildView } from '../../guild/fetch.ts'
import { addLevelRole } from '../../guild/level-roles/add.ts'
import { LEVEL_ROLES_PERMISSION } from '../../guild/level-roles/permission.ts'
import { endLevelRole } from '../../guild/level-roles/remove.ts'
import { component, type InteractionContext } from '../../interactions/context.ts'
import { button } from '../../messages/button.ts'
import { addedMessage, removedMessage } from '../../messages/level-role.ts'
import { idsFor, KEYS } from './ids.ts'
import { nextLevel, rolesPage } from './roles-page.ts'

/** The same permission as for `/levelroles`. */
const permission = LEVEL_ROLES_PERMISSION

const isLevel = (level: number): boolean => Number.isInteger(level) && level >= 1 && level <= MAX_LEVEL

const expired = ({ text }: InteractionContext): Message => ({ content: text('refusal.expired'), components: [] })

async function showLevel(context: InteractionContext, level: number): Promise<Message> {
  const { database, guildId } = context
  const [overview, view] = await Promise.all([guildOverview(database, guildId), fetchGuildView(context)])
  return rolesPage(context, { overview, view, level }, idsFor(context))
}

/** Chooses the level whose role the next menu sets. */
export const setupLevel = component({
  ...KEYS.level,
  menu: 'text',
  async run(context, _, [chosen]) {
    const level = Number(chosen)
    return isLevel(level) ? showLevel(context, level) : expired(context)
  },
})

const withRole = (levelRoles: readonly LevelRole[], added: LevelRole): LevelRole[] =>
  [...levelRoles.filter(({ level }) => level !== added.level), added].sort((a, b) => a.level - b.level)

/** Registers a role, and shows the next level without one. A role with dangerous permissions is confirmed first. */
async function add(context: InteractionContext, wanted: LevelRole, confirmed: bigint): Promise<Message> {
  const { level, roleId } = wanted
  const looking = fetchGuildView(context)
  // Read at the same time, to wait for the database once. The overview may be older than the change.
  const [overview, added, view] = await Promise.all([
    guildOverview(context.database, context.guildId),
    addLevelRole(context, { ...wanted, confirmed, reply: null }, looking),
    looking,
  ])
  const ids = idsFor(context)
  const content = addedMessage(context, wanted, added, 'levelRoles.syncingUnseen')
  if (added.ok) {
    const levelRoles = withRole(overview.levelRoles, wanted)
    const changed = { ...overview, levelRoles }
    return rolesPage(context, { overview: changed, view, level: nextLevel(levelRoles, level) }, ids, { content })
  }
  if (added.reason !== 'dangerous') return rolesPage(context, { overview, view, level }, ids, { content })
  const id = ids.confirm(level, roleId, added.permissions)
  const confirm = button(context.text('levelRoles.confirm'), id, ButtonStyle.Danger)
  return rolesPage(context, { overview, view, level }, ids, { content, button: confirm })
}

async function remove(context: InteractionContext, { level, roleId }: LevelRole): Promise<Message> {
  const looking = fetchGuildView(context)
  const [overview, removed, view] = await Promise.all([
    guildOverview(context.database, context.guildId),
    endLevelRole(context, roleId, looking),
    looking,
  ])
  const left = removed.ok ? overview.levelRoles.filter((one) => one.roleId !== roleId) : overview.levelRoles
  const changed = { ...overview, levelRoles: left }
  const content = removedMessage(context, roleId, removed)
  return rolesPage(context, { overview: changed, view, level }, idsFor(context), { content })
}

/**
 * Sets the role of a level. If the member deselects the role, it is removed. Only the role that the menu showed is removed:
 * another admin may have set a new one meanwhile.
 */
export const setupRole = component({
  ...{ ...KEYS.role, permission },
  menu: 'role',
  async run(context, { level, shown }, [roleId]) {
    if (!isLevel(level)) return expired(context)
    const { guildId } = context
    const isKept = roleId === undefined ? shown === guildId : roleId === shown
    if (isKept) return showLevel(context, level)
    return roleId === undefined ? remove(context, { level, roleId: shown }) : add(context, { level, roleId }, 0n)
  },
})

/** Registers a role with dangerous permissions, after the member has confirmed the permissions that the message showed. */
export const setupConfirm = component({
  ...{ ...KEYS.confirm, permission },
  async run(context, { level, role: roleId, shown }) {
    return isLevel(level) ? add(context, { level, roleId }, BigInt(shown)) : expired(context)
  },
})
