import { changeLevelRoleRule } from '../../../shared/database/guilds/level-role-rule.ts'
import type { SyncWriter } from '../../../shared/database/guilds/level-roles.ts'
import { guildOverview } from '../../../shared/database/guilds/overview.ts'
import { type SyncReply, syncRoles } from '../../../shared/database/jobs/role-sync.ts'
import { membersByLevel, membersByStep } from '../../../shared/database/members/members-by-level.ts'
import type { GuildOrder } from '../../../shared/discord/guild-view.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { type LevelRole, type LevelRoleRule, type RoleFate, ruleOf } from '../../../shared/levelling/level-roles.ts'
import { type Outcome, roleOutcome } from '../../../shared/levelling/role-outcome.ts'
import { readCurve } from '../../../shared/levelling/stored-curve.ts'
import type { ChangedRule } from '../../messages/level-role-rule.ts'
import { fetchGuildOrder } from '../fetch.ts'
import type { LevelRoleContext } from './add.ts'
import { judgeLevelRole, type NotChangeable } from './authority.ts'

/** The parts of a rule that an admin changes; an absent part stays as it is. `setting`: the guild's setting decides. */
export interface WantedRule {
  next?: RoleFate | 'setting'
  lost?: RoleFate
}

type Context = Omit<LevelRoleContext, 'resolved'>

/** The new rule and the members whose roles it would change, or why the rule cannot be set. */
export type RulePreview =
  | { ok: true; rule: LevelRoleRule; outcome: Outcome }
  | { ok: false; reason: 'same' }
  | NotChangeable

/** The rule of a level role after a change of some of its parts; null where it stays the same. */
export function ruleAfter(role: LevelRoleRule, { next, lost }: WantedRule): LevelRoleRule | null {
  const whenNext = next === 'setting' ? null : (next ?? role.whenNext ?? null)
  const rule = ruleOf(whenNext, lost ?? role.whenLost ?? 'take')
  return isSame(rule, role) ? null : rule
}

/** The level roles with a new rule for one of them. */
export const withRule = (levelRoles: readonly LevelRole[], roleId: Snowflake, rule: LevelRoleRule): LevelRole[] =>
  levelRoles.map((one) => (one.roleId === roleId ? { level: one.level, roleId, ...rule } : one))

const isSame = (a: LevelRoleRule, b: LevelRoleRule): boolean =>
  a.whenNext === b.whenNext && (a.whenLost ?? 'take') === (b.whenLost ?? 'take')

/** Counts the members who would gain or lose a level role by a new rule, provided that their roles follow the present rules. */
export async function previewRule(context: Context, roleId: Snowflake, wanted: WantedRule): Promise<RulePreview> {
  const { database, guildId } = context
  const [order, { levelRoles, settings }, steps] = await Promise.all([
    fetchGuildOrder(context),
    guildOverview(database, guildId),
    membersByStep(database, guildId),
  ])
  const role = levelRoles.find((one) => one.roleId === roleId)
  if (role === undefined) return { ok: false, reason: 'not-registered' }
  const judged = await judgeLevelRole(context, roleId, order)
  if (!judged.ok) return judged
  const rule = ruleAfter(role, wanted)
  if (rule === null) return { ok: false, reason: 'same' }
  const levels = levelRoles.map(({ level }) => level)
  const counts = await membersByLevel(database, guildId, { steps, levels, curve: readCurve(settings.curve) })
  const type = settings.roleAssignType
  const after = { levelRoles: withRule(levelRoles, roleId, rule), type }
  return { ok: true, rule, outcome: roleOutcome(counts, { levelRoles, type }, after) }
}

/**
 * Sets the rule of a level role, and starts the sync of all members.
 * @param reply the reply that shows the progress; null for none
 * @param looking the request for the order of the guild's roles, where the caller has begun it
 * @param writeSync writes the sync, by default before this returns
 */
export async function changeRule(
  context: Context,
  { roleId, rule, reply }: { roleId: Snowflake; rule: LevelRoleRule; reply: SyncReply | null },
  looking: Promise<GuildOrder | null> = fetchGuildOrder(context),
  writeSync: SyncWriter = (write) => write(),
): Promise<ChangedRule> {
  const { database, guildId, actor, expected, now } = context
  const judged = await judgeLevelRole(context, roleId, await looking)
  if (!judged.ok) return judged
  const { mayAppoint } = judged
  const changed = await changeLevelRoleRule(database, { guildId, actor, expected, roleId, rule, mayAppoint }, now)
  if (changed !== 'made') return { ok: false, reason: changed }
  return { ok: true, syncing: await writeSync(() => syncRoles(database, { guildId, reply }, now)) }
}
