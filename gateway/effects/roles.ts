import { Routes } from 'discord-api-types/v10'
import * as v from 'valibot'
import { type GuildRules, loadGuildRules } from '../../shared/database/guilds.ts'
import type { JobOutcome } from '../../shared/database/job-ends.ts'
import type { JobOf } from '../../shared/database/jobs.ts'
import { totalOf } from '../../shared/database/reached-levels.ts'
import type { MemberKey } from '../../shared/database/standings.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { levelRoleChange } from '../../shared/levelling/level-roles.ts'
import type { EffectContext } from './effect.ts'
import { describe, isFinal, isGone } from './outcome.ts'

/** What Prosperity reads of a member. https://discord.com/developers/docs/resources/guild#guild-member-object */
export const memberSchema = v.object({ user: v.object({ id: v.string() }), roles: v.array(v.string()) })

/** Whoever writes a job beside the change that it is about has written both by then, or never will. */
const WRITTEN_WITHIN_MS = 60_000
const LOOK_AGAIN_MS = 1_000

/** Makes a member's level roles what the level says now, whatever it was when the job was written. */
export async function giveRoles(job: JobOf<'roles'>, context: EffectContext): Promise<JobOutcome> {
  const { guildId, userId } = job
  if (await isBeingReplaced(job, context)) {
    return { outcome: 'later', runAt: context.now() + LOOK_AGAIN_MS, reason: 'the change is not written yet' }
  }
  const rules = (await loadGuildRules(context.db, [guildId])).get(guildId)
  if (rules !== undefined && rules.levelRoles.length > 0) await settleRoles({ guildId, userId }, rules, context)
  return { outcome: 'done' }
}

/** Whether the total whose change the job announces still stands. */
async function isBeingReplaced(job: JobOf<'roles'>, { db, now }: EffectContext): Promise<boolean> {
  const { replacing } = job.payload
  if (replacing === null || now() - job.createdAt > WRITTEN_WITHIN_MS) return false
  return (await totalOf(db, job)).xp === replacing
}

/**
 * Gives and takes until a member's level roles are those of the level, which may change while Discord makes us wait.
 * @returns whether anything was changed
 */
export function settleRoles(member: MemberKey, rules: GuildRules, context: EffectContext): Promise<boolean> {
  const { guildId, userId } = member
  return context.turns.take(`${guildId}:${userId}`, async () => {
    let settled: number | null = null
    let changed = false
    for (;;) {
      const { level } = await totalOf(context.db, member)
      if (level === settled) return changed
      if (!(await changeRoles(member, level, rules, context))) return changed
      settled = level
      changed = true
    }
  })
}

async function changeRoles(
  { guildId, userId }: MemberKey,
  level: number,
  { levelRoles, settings }: GuildRules,
  { voices, refusals }: EffectContext,
): Promise<boolean> {
  const answer = await voices.ask(guildId, (rest, signal) => rest.get(Routes.guildMember(guildId, userId), { signal }))
  const { roles } = v.parse(memberSchema, answer)
  const { give, take } = levelRoleChange(level, roles, levelRoles, settings.role_assign_type)
  const reason = `Level ${level}`
  const address = (roleId: Snowflake) => Routes.guildMemberRole(guildId, userId, roleId)
  const change = async (roleId: Snowflake, method: 'put' | 'delete') => {
    const what = `role ${guildId}:${roleId}`
    refusals.check(what)
    try {
      await voices.ask(guildId, (rest, signal) => rest[method](address(roleId), { reason, signal }))
    } catch (error) {
      if (isFinal(error) && !isGone(error)) refusals.note(what, describe(error))
      throw error
    }
  }
  for (const roleId of give) await change(roleId, 'put')
  for (const roleId of take) await change(roleId, 'delete')
  return give.length + take.length > 0
}
