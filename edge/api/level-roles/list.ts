import type { LevelRoleItem, LevelRolesReply } from '../../../shared/api/level-roles.ts'
import { guildOverview, type StoredGuild } from '../../../shared/database/guilds/overview.ts'
import { nextVersion } from '../../../shared/database/guilds/version.ts'
import { type SyncProgress, syncProgress } from '../../../shared/database/jobs/sync-progress.ts'
import { membersByLevel, membersByStep } from '../../../shared/database/members/members-by-level.ts'
import { levelRoleChange } from '../../../shared/levelling/level-roles.ts'
import type { LevelCount } from '../../../shared/levelling/role-outcome.ts'
import { readCurve } from '../../../shared/levelling/stored-curve.ts'
import { whyNotRemoved } from '../../../shared/levelling/why-no-level-role.ts'
import { findings } from '../../../shared/settings/findings.ts'
import { LEVEL_ROLES_PERMISSION } from '../../guild/level-roles/permission.ts'
import { findingText } from '../../messages/finding.ts'
import { removedMessage } from '../../messages/level-role.ts'
import type { GuildContext, GuildLoadContext } from '../context.ts'
import { type Looked, look } from '../guild/look.ts'
import { lackedName } from '../guild/member.ts'
import { sayAsCommands } from '../guild/say.ts'
import type { Reply } from '../route.ts'
import { saySettings } from '../settings/texts.ts'
import { registrarOf } from './caller.ts'
import { shownSync } from './sync.ts'

/** Everything that the page of the level roles shows. */
export interface LevelRolesFacts {
  stored: StoredGuild
  counts: readonly LevelCount[]
  sync: SyncProgress | null
  looked: Looked | null
}

/** Reads these facts, with one wait for the database. */
export async function levelRolesFacts(
  context: GuildLoadContext,
  alsoLevels: readonly number[] = [],
): Promise<LevelRolesFacts> {
  const { database, guildId } = context
  const [stored, steps, sync, looked] = await Promise.all([
    guildOverview(database, guildId),
    membersByStep(database, guildId),
    syncProgress(database, guildId),
    look(context),
  ])
  const levels = [...stored.levelRoles.map(({ level }) => level), ...alsoLevels]
  const curve = readCurve(stored.settings.curve)
  const counts = await membersByLevel(database, guildId, { steps, curve, levels })
  return { stored, counts, sync, looked }
}

/** How many members should have a role. */
function holdersOf(roleId: string, { stored, counts }: LevelRolesFacts): number {
  const { levelRoles, settings } = stored
  const has = ({ level }: LevelCount): boolean =>
    levelRoleChange(level, [], levelRoles, settings.roleAssignType).give.includes(roleId)
  return counts.reduce((sum, one) => (has(one) ? sum + one.members : sum), 0)
}

/** The level roles for their page. @param saved the change in words; null where nothing was changed */
export function levelRolesReplyOf(
  context: GuildContext,
  facts: LevelRolesFacts,
  saved: string | null,
): LevelRolesReply {
  const { stored, sync, looked } = facts
  const { locale, now } = context
  const say = sayAsCommands(locale)
  const { levelRoles, settings, managerRoleIds } = stored
  const { roleAssignType: type } = settings
  const registrar = registrarOf(context)
  const found = looked === null ? [] : findings(stored, { view: looked.view, sights: new Map() })

  function problemOf(roleId: string): string | null {
    const finding = found.find((one) => 'roleId' in one && one.roleId === roleId)
    return finding === undefined ? null : findingText(say, finding)
  }

  function removeRefusal(one: (typeof levelRoles)[number]): string | null {
    if (registrar === null) return saySettings(locale)('keyHasNoRoles')
    if (looked === null) return say.text('authority.unseen')
    const why = whyNotRemoved(one, {
      ...{ levelRoles, view: looked.view, actor: registrar, type },
      managerRoleIds: new Set(managerRoleIds),
    })
    return why === null ? null : removedMessage(say, one.roleId, { ok: false, ...why })
  }

  const items = levelRoles.map((one): LevelRoleItem => {
    const role = looked?.view.roles.get(one.roleId)
    return {
      ...{ level: one.level, roleId: one.roleId, name: role?.name ?? null, color: role?.color ?? 0 },
      ...{ whenNext: one.whenNext ?? null, whenLost: one.whenLost ?? 'take' },
      holders: holdersOf(one.roleId, facts),
      stopsXp: stored.ignoredRoleIds.includes(one.roleId),
      problem: problemOf(one.roleId),
      removeRefusal: removeRefusal(one),
    }
  })
  return {
    ...{ version: String(stored.version), items, type, sync: shownSync(sync, locale, now), saved },
    neededPermission: lackedName(context, LEVEL_ROLES_PERMISSION, say.text),
  }
}

/** The reply to a change. @param facts as they were read before the change @param saved the change in words */
export function changedReply(
  context: GuildContext,
  { stored, ...facts }: LevelRolesFacts,
  levelRoles: StoredGuild['levelRoles'],
  saved: string,
): Reply<LevelRolesReply> {
  const version = nextVersion(stored.version, context.now)
  const after = { ...facts, stored: { ...stored, levelRoles, version } }
  return { body: levelRolesReplyOf(context, after, saved), version: String(version) }
}
