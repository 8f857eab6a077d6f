import { levelRoleBody, levelRolesReply } from '../../../shared/api/level-roles.ts'
import { highestXp } from '../../../shared/database/jobs/role-sync.ts'
import { addLevelRole } from '../../guild/level-roles/add.ts'
import { addedMessage } from '../../messages/level-role.ts'
import { changeStored } from '../guild/conflict.ts'
import { sayAsCommands } from '../guild/say.ts'
import { refuse } from '../problem.ts'
import { route } from '../route.ts'
import { saySettings } from '../settings/texts.ts'
import { levelRoleContext, registrarOf } from './caller.ts'
import { changedReply, levelRolesFacts } from './list.ts'
import { syncLater, waitingSync } from './sync.ts'

/** Refusals about the level. All other refusals are about the role. */
const ABOUT_LEVEL: ReadonlySet<string> = new Set(['level-taken', 'displaces'])

export const addLevelRoleRoute = route({
  id: 'level-roles.add',
  method: 'POST',
  path: '/guilds/:guild_id/level-roles',
  access: 'manager',
  summary: 'Gives a role to everybody who reaches a level or has reached it',
  request: { body: levelRoleBody },
  reply: levelRolesReply,
  takesVersion: true,
  status: 201,
  load: (context) => Promise.all([levelRolesFacts(context), highestXp(context.database, context.guildId)]),
  async run(context, { body: { roleId, level, confirmed = '0' } }, [facts, highest]) {
    const say = sayAsCommands(context.locale)
    const user = registrarOf(context)
    if (user === null) return refuse('forbidden', saySettings(context.locale)('keyHasNoRoles'))
    const wanted = { roleId, level, confirmed: BigInt(confirmed), reply: null }
    const looking = Promise.resolve(facts.looked?.view ?? null)
    const writeSync = syncLater(context, facts.stored, highest, level)
    return changeStored(context, facts.stored, async (stored, expected) => {
      const added = await addLevelRole({ ...levelRoleContext(context, user), expected }, wanted, looking, writeSync)
      const detail = addedMessage(say, { roleId, level }, added, 'levelRoles.syncingUnseen')
      if (added.ok) {
        const levelRoles = [...stored.levelRoles, { roleId, level }].sort((a, b) => a.level - b.level)
        const sync = added.syncing ? waitingSync(context.now) : facts.sync
        return changedReply(context, { ...facts, stored, sync }, levelRoles, detail)
      }
      if (added.reason === 'stale') return added.reason
      if (added.reason === 'unseen') return refuse('unavailable', detail)
      const at = ABOUT_LEVEL.has(added.reason) ? 'body.level' : 'body.roleId'
      const confirm = added.reason === 'dangerous' ? { more: { confirm: bitsOf(added.permissions) } } : {}
      return refuse('cannot-do', detail, { errors: [{ at, detail }], ...confirm })
    })
  },
})

/** Permissions as one number in decimal digits, as Discord writes them. */
const bitsOf = (permissions: readonly bigint[]): string => String(permissions.reduce((all, one) => all | one, 0n))
