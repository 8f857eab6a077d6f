import { changeLevelRoleRule } from '../../../shared/database/guilds/level-role-rule.ts'
import { guildOverview } from '../../../shared/database/guilds/overview.ts'
import { type SyncReply, syncRoles } from '../../../shared/database/jobs/role-sync.ts'
import { membersByLevel, membersByStep } from '../../../shared/database/members/members-by-level.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { type LevelRoleRule, type RoleFate, ruleOf } from '../../../shared/levelling/level-roles.ts'
import { type Outcome, roleOutcome } from '../../../shared/levelling/role-outcome.ts'
import { readCurve } from '../../../shared/levelling/stored-curve.ts'
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
  const next = wanted.next === 'setting' ? null : (wanted.next ?? role.whenNext ?? null)
  const rule = ruleOf(next, wanted.lost ?? role.whenLost ?? 'take')
  if (isSame(rule, role)) return { ok: false, reason: 'same' }
  const levels = levelRoles.map(({ level }) => level)
  const counts = await membersByLevel(database, guildId, { steps, levels, curve: readCurve(settings.curve) })
  const type = settings.roleAssignType
  const after = levelRoles.map((one) => (one === role ? { level: one.level, roleId, ...rule } : one))
  return { ok: true, rule, outcome: roleOutcome(counts, { levelRoles, type }, { levelRoles: after, type }) }
}

/** `syncing`: a job corrects the roles of members. */
export type ChangedRule = { ok: true; syncing: boolean } | { ok: false; reason: 'refused' } | NotChangeable

/**
 * Sets the rule of a level role, and starts the sync of all members.
 * @param reply the reply that shows the progress; null for none
 */
export async function changeRule(
  context: Context,
  { roleId, rule, reply }: { roleId: Snowflake; rule: LevelRoleRule; reply: SyncReply | null },
): Promise<ChangedRule> {
  const { database, guildId, actor, now } = context
  const judged = await judgeLevelRole(context, roleId, await fetchGuildOrder(context))
  if (!judged.ok) return judged
  const { mayAppoint } = judged
  const changed = await changeLevelRoleRule(database, { guildId, actor, roleId, rule, mayAppoint }, now)
  if (changed !== 'made') return { ok: false, reason: 'refused' }
  return { ok: true, syncing: await syncRoles(database, { guildId, reply }, now) }
}
