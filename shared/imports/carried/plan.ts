import { isThread, WRITABLE_TYPES } from '../../discord/channel-type.ts'
import { type GuildChannel, type GuildView, guildPermissions } from '../../discord/guild-view.ts'
import { Permission, permits } from '../../discord/permission.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import { type Multipliers, USUAL_PERCENT } from '../../levelling/earning-factor.ts'
import type { Registrar } from '../../levelling/level-role-refusal.ts'
import { isReplaced, type LevelRole, type RoleAssignType } from '../../levelling/level-roles.ts'
import { displacedBy, whyNoLevelRole } from '../../levelling/why-no-level-role.ts'
import type { GuildSettings } from '../../settings/index.ts'
import type { PlannedThing, SettingValues } from './planned.ts'
import type { CarriedRefusal } from './refusal.ts'
import { type CarriedSetting, type CarriedThing, MOST_CARRIED } from './thing.ts'

/** The server, as it is before the import. */
export interface CarriedStanding {
  settings: GuildSettings
  levelRoles: readonly LevelRole[]
  ignoredChannelIds: ReadonlySet<Snowflake>
  ignoredRoleIds: ReadonlySet<Snowflake>
  earningChannelIds: ReadonlySet<Snowflake>
  multipliers: Multipliers
  /** What Discord shows of the server; null where it shows nothing. `unasked`: roles and channels are checked later. */
  seen: SeenGuild | 'unasked' | null
}

/** What Discord shows of the server. */
export interface SeenGuild {
  view: GuildView
  channels: ReadonlyMap<Snowflake, GuildChannel>
  /** The member who imports. */
  actor: Registrar
  managerRoleIds: ReadonlySet<Snowflake>
}

type Outcome = Omit<PlannedThing, 'thing'>

const NOTHING = { why: null, before: null, rule: null } as const
const SAME: Outcome = { ...NOTHING, outcome: 'same' }
const refused = (why: CarriedRefusal): Outcome => ({ ...NOTHING, outcome: 'refused', why })
const change = (of: Partial<Pick<Outcome, 'before' | 'rule'>> = {}): Outcome => ({
  ...NOTHING,
  outcome: 'change',
  ...of,
})

/**
 * Plans what becomes of everything that a file carries. The level roles of the server win over those of the file. The rules are
 * the same as for a change by hand. A role with dangerous permissions needs a confirmation in Discord, so it is refused here.
 */
export function planCarried(things: readonly CarriedThing[], standing: CarriedStanding): PlannedThing[] {
  const levelRoles = [...standing.levelRoles]
  let type = standing.settings.roleAssignType
  return things.slice(0, MOST_CARRIED).map((thing): PlannedThing => {
    const outcome = outcomeOf(thing, { ...standing, levelRoles }, type)
    if (outcome.outcome === 'change' && thing.kind === 'setting' && thing.key === 'roleAssignType')
      type = thing.values.roleAssignType
    if (outcome.outcome === 'change' && thing.kind === 'level-role') {
      const { level, roleId } = thing
      levelRoles.push({ level, roleId, ...(outcome.rule !== null && { whenNext: outcome.rule }) })
    }
    return { thing, ...outcome }
  })
}

function outcomeOf(thing: CarriedThing, standing: CarriedStanding, type: RoleAssignType): Outcome {
  const { seen, multipliers, ignoredChannelIds, ignoredRoleIds, earningChannelIds } = standing
  switch (thing.kind) {
    case 'setting':
      return settingOutcome(thing, standing)
    case 'level-role':
      return levelRoleOutcome(thing, standing, type)
    case 'multiplier': {
      const { of, id, percent } = thing
      const before = (of === 'role' ? multipliers.roles : multipliers.channels).get(id) ?? USUAL_PERCENT
      if (before === percent) return SAME
      return whyNotThere(of, id, seen) ?? change({ before })
    }
    case 'ignored': {
      const { of, id } = thing
      if ((of === 'role' ? ignoredRoleIds : ignoredChannelIds).has(id)) return SAME
      return whyNotThere(of, id, seen) ?? change()
    }
    case 'earning-channel':
      if (earningChannelIds.has(thing.id)) return SAME
      return whyNotThere('channel', thing.id, seen) ?? change()
    case 'other':
      return refused('unsupported')
  }
}

function whyNotThere(of: 'role' | 'channel', id: Snowflake, seen: CarriedStanding['seen']): Outcome | null {
  if (seen === 'unasked') return null
  if (seen === null) return refused('unseen')
  const isThere = of === 'role' ? seen.view.roles.has(id) && id !== seen.view.guildId : seen.channels.has(id)
  return isThere ? null : refused('gone')
}

const WRITABLE: ReadonlySet<number> = new Set(WRITABLE_TYPES)

function settingOutcome({ key, values }: CarriedSetting, { settings, levelRoles, seen }: CarriedStanding): Outcome {
  const standing: Readonly<Record<string, unknown>> = { ...settings }
  const names = Object.keys(values)
  if (names.every((name) => standing[name] === Reflect.get(values, name))) return SAME
  // The type would also apply to the level roles that the server has.
  if (key === 'roleAssignType' && levelRoles.length > 0) return refused('has-level-roles')
  if (key === 'notifications' && values.notificationChannelId !== undefined) {
    const channelId = values.notificationChannelId
    const whyNot = whyNotThere('channel', channelId, seen)
    if (whyNot !== null) return whyNot
    const channel = seen === 'unasked' ? undefined : seen?.channels.get(channelId)
    if (channel !== undefined && (!WRITABLE.has(channel.type) || isThread(channel.type))) return refused('wrong-type')
  }
  // The values of these settings are texts, numbers and null.
  return change({ before: Object.fromEntries(names.map((name) => [name, standing[name]])) as SettingValues })
}

function levelRoleOutcome(
  { level, roleId, keep }: Extract<CarriedThing, { kind: 'level-role' }>,
  { levelRoles, seen }: CarriedStanding,
  type: RoleAssignType,
): Outcome {
  if (levelRoles.some((role) => role.level === level && role.roleId === roleId)) return SAME
  if (levelRoles.some((role) => role.level === level)) return refused('level-taken')
  if (levelRoles.some((role) => role.roleId === roleId)) return refused('role-taken')
  if (seen === null) return refused('unseen')
  const why = seen === 'unasked' ? null : whyNotGiven({ level, roleId }, levelRoles, type, seen)
  if (why !== null) return refused(why)
  if (keep === undefined || keep !== isReplaced({}, type)) return change()
  return change({ rule: keep ? 'keep' : 'take' })
}

function whyNotGiven(
  role: LevelRole,
  levelRoles: readonly LevelRole[],
  type: RoleAssignType,
  { view, actor, managerRoleIds }: SeenGuild,
): CarriedRefusal | null {
  const why = whyNoLevelRole(role, { levelRoles, view, actor })
  if (why !== null) return why.reason
  if (managerRoleIds.has(role.roleId) && !permits(guildPermissions(view, actor), Permission.Administrator))
    return 'manager'
  return displacedBy(role.level, { levelRoles, view, actor, type }) === null ? null : 'displaces'
}
