import { type GuildOverview, guildOverview } from '../../../shared/database/guilds/overview.ts'
import { type GuildView, guildPermissions } from '../../../shared/discord/guild-view.ts'
import { Permission, permits } from '../../../shared/discord/permission.ts'
import { refusedRoles } from '../../../shared/levelling/role-authority.ts'
import { freeStarterLevels, planStarterRoles, type StarterPlan } from '../../../shared/levelling/starter-roles.ts'
import { type CreatedRoles, createStarterRoles } from '../../guild/create-starter-roles.ts'
import { fetchGuildView } from '../../guild/fetch.ts'
import { LEVEL_ROLES_PERMISSION } from '../../guild/level-roles/permission.ts'
import { component, type InteractionContext } from '../../interactions/context.ts'
import { manageRolesRefusal } from '../../messages/role-refusal.ts'
import { idsFor, KEYS, levelsIn } from './ids.ts'
import { createPage, nextLevel, rolesPage } from './roles-page.ts'

/** The same permission as for `/levelroles`. */
const permission = LEVEL_ROLES_PERMISSION

function refusalText({ text }: InteractionContext, refusal: Extract<StarterPlan, { ok: false }>): string {
  if (refusal.reason === 'full') return text('setup.full', { count: refusal.count })
  if (refusal.reason === 'no-manage-roles') return manageRolesRefusal(text)
  return text('finding.manageRolesMissing', { permission: text('permission.manageRoles') })
}

function createdText({ text }: InteractionContext, { added, syncing, isComplete }: CreatedRoles): string {
  const lines = [
    ...(added.length > 0 ? [text('setup.created', { count: added.length })] : []),
    ...(syncing ? [text('levelRoles.syncingUnseen')] : []),
    ...(isComplete ? [] : [text('setup.fewer')]),
  ]
  return lines.join('\n')
}

/** The page of the level roles, with a text above the embed. */
function show(context: InteractionContext, overview: GuildOverview, view: GuildView | null, content: string) {
  const level = nextLevel(overview.levelRoles, 0)
  return rolesPage(context, { overview, view, level }, idsFor(context), { content })
}

const nameOf =
  ({ text }: InteractionContext) =>
  (level: number) =>
    text('setup.roleName', { level })

/** Shows the roles that would be created, and asks for a confirmation. */
export const setupAsk = component({
  ...{ ...KEYS.ask, permission },
  async run(context) {
    const { database, guildId, user: actor, text } = context
    const [overview, view] = await Promise.all([guildOverview(database, guildId), fetchGuildView(context)])
    if (view === null) return show(context, overview, view, text('authority.unseen'))
    const plan = planStarterRoles(freeStarterLevels(overview.levelRoles), {
      ...{ view, actor, nameOf: nameOf(context), mayUse: () => true },
      takenIds: new Set(overview.levelRoles.map(({ roleId }) => roleId)),
    })
    if (!plan.ok) return show(context, overview, view, refusalText(context, plan))
    return createPage(context, overview, plan.roles, idsFor(context))
  },
})

/**
 * Creates the roles that the message showed. The level roles are not read again first: if another admin has set a role
 * meanwhile, the statement that registers the roles leaves its level out.
 */
export const setupCreate = component({
  ...{ ...KEYS.create, permission },
  async run(context, { levels, reused }) {
    const { database, guildId, user: actor, text } = context
    const readAndShow = async (content: string) => {
      // The first view does not contain the created roles.
      const [overview, seen] = await Promise.all([guildOverview(database, guildId), fetchGuildView(context)])
      return show(context, overview, seen, content)
    }
    const view = await fetchGuildView(context)
    if (view === null) return readAndShow(text('authority.unseen'))
    const plan = planStarterRoles(levelsIn(levels), {
      ...{ view, actor, nameOf: nameOf(context), takenIds: new Set() },
      mayUse: (level) => levelsIn(reused).includes(level),
    })
    if (!plan.ok) return readAndShow(refusalText(context, plan))
    const limits = {
      mayAppoint: permits(guildPermissions(view, actor), Permission.Administrator),
      refusedRoleIds: refusedRoles(actor, view),
    }
    const maker = { ...context, ...limits, reason: `/setup by member ${actor.id}` }
    return readAndShow(createdText(context, await createStarterRoles(maker, view, plan.roles)))
  },
})
