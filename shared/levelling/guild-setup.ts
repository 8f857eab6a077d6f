import { isThread, WRITABLE_TYPES } from '../discord/channel-type.ts'
import type { GuildChannel, GuildView } from '../discord/guild-view.ts'
import { ALL_PERMISSIONS } from '../discord/permission.ts'
import type { Snowflake } from '../discord/snowflake.ts'
import type { NotificationSetting } from './announcement.ts'
import type { LevelRole } from './level-roles.ts'
import { planStarterRoles, type StarterPlan, type StarterRole } from './starter-roles.ts'
import { type WhyNoLevelRole, whyNoLevelRole } from './why-no-level-role.ts'

/** What an operator wants for a server. */
export interface WantedSetup {
  /** How level-ups are announced; null leaves it unchanged. */
  announce: NotificationSetting | null
  /** Each level at most once. `new` creates a role, unless the level has one. */
  levelRoles: readonly { level: number; role: Snowflake | 'new' }[]
}

/** The present setup of the server. */
export interface StandingSetup {
  announce: NotificationSetting
  levelRoles: readonly LevelRole[]
  view: GuildView
  /** The server's channels, and the wanted thread where the bot sees it. */
  channels: ReadonlyMap<Snowflake, GuildChannel>
  /** The name of a new role for a level. */
  nameOf(level: number): string
}

export interface SetupPlan {
  /** Null: nothing to change. */
  announce: NotificationSetting | null
  /** The level roles to register. */
  levelRoles: StarterRole[]
  refusals: SetupRefusal[]
}

export type SetupRefusal =
  | { about: 'channel'; channelId: Snowflake; why: 'unknown' | 'wrong-type' }
  | { about: 'role'; level: number; roleId: Snowflake; why: WhyNoLevelRole }
  | { about: 'new roles'; why: Extract<StarterPlan, { ok: false }> }

const WRITABLE: ReadonlySet<number> = new Set(WRITABLE_TYPES)

/** A thread belongs to the server if its channel does. */
function channelRefusal(channelId: Snowflake, channels: StandingSetup['channels']): SetupRefusal[] {
  const channel = channels.get(channelId)
  const isHere = channel !== undefined && (!isThread(channel.type) || channels.has(channel.parentId ?? ''))
  if (!isHere) return [{ about: 'channel', channelId, why: 'unknown' }]
  return WRITABLE.has(channel.type) ? [] : [{ about: 'channel', channelId, why: 'wrong-type' }]
}

const isSame = (a: NotificationSetting, b: NotificationSetting): boolean =>
  a.type === b.type && (a.type !== 'channel' || a.channelId === b.channelId)

/**
 * Plans the changes that a setup makes in a server. The plan contains only differences, so a second run changes nothing. The
 * operator may do the same as the owner of the server, except register a role with dangerous permissions: that needs a
 * confirmation in Discord.
 */
export function planSetup(wanted: WantedSetup, standing: StandingSetup): SetupPlan {
  const { view, channels, nameOf } = standing
  const owner = { id: view.ownerId, roleIds: [], permissions: ALL_PERMISSIONS }
  const refusals: SetupRefusal[] = []
  const announce = wanted.announce === null || isSame(wanted.announce, standing.announce) ? null : wanted.announce
  if (announce?.type === 'channel') refusals.push(...channelRefusal(announce.channelId ?? '', channels))

  const taken = [...standing.levelRoles]
  const planned: StarterRole[] = []
  for (const { level, role: roleId } of wanted.levelRoles) {
    if (roleId === 'new' || taken.some((one) => one.level === level && one.roleId === roleId)) continue
    const why = whyNoLevelRole({ level, roleId }, { levelRoles: taken, view, actor: owner })
    if (why !== null) refusals.push({ about: 'role', level, roleId, why })
    else {
      taken.push({ level, roleId })
      planned.push({ level, roleId, name: view.roles.get(roleId)?.name ?? roleId })
    }
  }

  const missing = wanted.levelRoles.filter(
    ({ level, role }) => role === 'new' && !taken.some((one) => one.level === level),
  )
  const takenIds = new Set(taken.map(({ roleId }) => roleId))
  const levels = missing.map(({ level }) => level)
  const created = planStarterRoles(levels, { view, actor: owner, takenIds, nameOf, mayUse: () => true })
  if (levels.length > 0 && !created.ok) refusals.push({ about: 'new roles', why: created })
  if (levels.length > 0 && created.ok) planned.push(...created.roles)
  return { announce, levelRoles: planned, refusals }
}
