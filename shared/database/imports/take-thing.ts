import type { Actor } from '../../audit/entry.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { PlannedThing } from '../../imports/carried/planned.ts'
import { USUAL_PERCENT } from '../../levelling/earning-factor.ts'
import { addEarningChannel, removeEarningChannel } from '../guilds/earning-channels.ts'
import { addIgnored, listIgnored, removeIgnored } from '../guilds/ignored.ts'
import { changeLevelRoleRule } from '../guilds/level-role-rule.ts'
import { listLevelRoles, registerLevelRole } from '../guilds/level-roles.ts'
import { changeMultiplier, listMultipliers } from '../guilds/multipliers.ts'
import { removeLevelRole } from '../guilds/remove-level-role.ts'
import { changeRoleType } from '../guilds/role-type.ts'
import { changeSettings, type GuildSettings, standingSettings } from '../guilds/settings.ts'
import type { Queries } from '../queries.ts'

/** Who changes the server, and what they may. */
export interface Changer {
  guildId: Snowflake
  actor: Actor
  /** Whether they may give manager roles. */
  mayAppoint: boolean
  /** Roles that they may not give and take. */
  refusedRoleIds: readonly Snowflake[]
}

/** Takes over one thing of a file. @returns whether the server was changed */
export async function takeThing(
  trx: Queries,
  by: Changer,
  { thing, rule }: PlannedThing,
  now: number,
): Promise<boolean> {
  switch (thing.kind) {
    case 'setting':
      // The values are those of settings, because `carriedThing` has checked them.
      return changeValues(trx, by, thing.values as Partial<GuildSettings>, now)
    case 'level-role': {
      const { level, roleId } = thing
      const added = await registerLevelRole(trx, { ...by, level, roleId, reply: null }, now)
      if (!added.ok) return false
      if (rule === null) return true
      await changeLevelRoleRule(trx, { ...by, roleId, rule: { whenNext: rule } }, now)
      return true
    }
    case 'multiplier': {
      const { of: kind, id, percent } = thing
      const changed = await changeMultiplier(trx, { ...by, kind, id, percent }, now)
      return changed === 'set' || changed === 'removed'
    }
    case 'ignored':
      return (await addIgnored(trx, { ...by, kind: `${thing.of}s`, id: thing.id }, now)) === 'added'
    case 'earning-channel':
      return (await addEarningChannel(trx, { ...by, id: thing.id }, now)) === 'added'
    case 'other':
      return false
  }
}

async function changeValues(trx: Queries, by: Changer, values: Partial<GuildSettings>, now: number): Promise<boolean> {
  const { roleAssignType: type } = values
  if (type !== undefined) return (await changeRoleType(trx, { ...by, type, reply: null }, now)).ok
  return (await changeSettings(trx, by, values, now)).ok
}

/** Gives the server back what it had before `takeThing`. @returns false where it was changed since then, and stays as it is */
export async function restoreThing(
  trx: Queries,
  by: Changer,
  { thing, before, rule }: PlannedThing,
  now: number,
): Promise<boolean> {
  const { guildId } = by
  switch (thing.kind) {
    case 'setting': {
      const { settings } = await standingSettings(trx, guildId)
      const standing: Readonly<Record<string, unknown>> = { ...settings }
      const isSame = Object.entries(thing.values).every(([name, value]) => standing[name] === value)
      if (!isSame || typeof before !== 'object' || before === null) return false
      // `before` has the values that these settings had.
      return changeValues(trx, by, before as Partial<GuildSettings>, now)
    }
    case 'level-role': {
      const { level, roleId } = thing
      const one = (await listLevelRoles(trx, guildId)).find((role) => role.roleId === roleId)
      if (one?.level !== level || (one.whenNext ?? null) !== rule || one.whenLost !== undefined) return false
      if (!(await removeLevelRole(trx, { ...by, roleId, level }, now)).ok) return false
      return true
    }
    case 'multiplier': {
      const { of: kind, id, percent } = thing
      const own = (await listMultipliers(trx, guildId)).find((one) => one.kind === kind && one.id === id)
      if ((own?.percent ?? USUAL_PERCENT) !== percent || typeof before !== 'number') return false
      await changeMultiplier(trx, { ...by, kind, id, percent: before }, now)
      return true
    }
    case 'ignored': {
      const kind = `${thing.of}s` as const
      if (!(await listIgnored(trx, guildId, kind)).includes(thing.id)) return false
      return (await removeIgnored(trx, { ...by, kind, id: thing.id }, now)) === 'removed'
    }
    case 'earning-channel':
      return (await removeEarningChannel(trx, { ...by, id: thing.id }, now)) === 'removed'
    case 'other':
      return false
  }
}
