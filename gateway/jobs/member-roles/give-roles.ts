import { Routes } from 'discord-api-types/v10'
import * as v from 'valibot'
import { type GuildRules, loadGuildRules } from '../../../shared/database/guilds/guilds.ts'
import type { JobOutcome } from '../../../shared/database/jobs/end-job.ts'
import { insertJobs, type JobOf, type NewJob } from '../../../shared/database/jobs/jobs.ts'
import { SCREENING, waitsForScreening } from '../../../shared/database/jobs/screening.ts'
import { xpOf } from '../../../shared/database/members/reached-levels.ts'
import { isBeingScreened } from '../../../shared/discord/screening.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { levelAt } from '../../../shared/levelling/curve.ts'
import { levelRoleChange } from '../../../shared/levelling/level-roles.ts'
import type { MemberKey } from '../../../shared/levelling/member-key.ts'
import { memberKeyText } from '../../../shared/levelling/member-key.ts'
import { includesEvent } from '../../../shared/webhooks/events.ts'
import { doubledWaitMs } from '../../time/back-off.ts'
import { awaitRow, mayBeWritten } from '../await-row.ts'
import type { EffectContext } from '../context.ts'
import { Refused } from '../refusals.ts'
import { changeRoles, countOf, joinReasons } from './role-changes.ts'
import type { RolesTold } from './role-watch.ts'

/** What Prosperity reads of a member. https://discord.com/developers/docs/resources/guild#guild-member-object */
export const memberSchema = v.object({
  user: v.object({ id: v.string(), bot: v.optional(v.boolean(), false) }),
  roles: v.array(v.string()),
  pending: v.optional(v.boolean(), false),
  flags: v.optional(v.number(), 0),
})

/** When the member is read again if no event reports the end of the screening: the time doubles after each look. */
const SCREENING_WAITS = { firstMs: 60_000, longestMs: 6 * 3_600_000 }

/** When to look again whether a member's screening has ended. @param attempts looks so far */
export const nextScreeningLook = (now: number, attempts: number): number =>
  now + doubledWaitMs(attempts, SCREENING_WAITS)

/** Sets a member's level roles by the member's level now, which may have changed since the job was written. */
export async function giveRoles(job: JobOf<'member-roles'>, context: EffectContext): Promise<JobOutcome> {
  const { guildId, userId } = job
  if (await isBeingReplaced(job, context)) return awaitRow(context.now(), 'the change is not written yet')
  const rules = (await loadGuildRules(context.db, [guildId])).get(guildId)
  if (rules === undefined || rules.levelRoles.length === 0) return { outcome: 'done' }
  const settled = await settleRoles({ guildId, userId }, rules, context, job.payload)
  if (settled !== 'being screened' || (await waitsForScreening(context.db, job))) return { outcome: 'done' }
  return { outcome: 'later', runAt: nextScreeningLook(context.now(), job.attempts), reason: SCREENING }
}

/** Whether the member still has the total XP that the change replaces. */
async function isBeingReplaced(job: JobOf<'member-roles'>, { db, now }: EffectContext): Promise<boolean> {
  const { replacing } = job.payload
  if (replacing === null || !mayBeWritten(job, now())) return false
  return (await xpOf(db, job)) === replacing
}

/**
 * Gives and takes roles until a member's level roles are those of the level. The level may change meanwhile. A member who
 * is being screened gets no role, because a role would let them past the rules of the server.
 * @throws {Refused} after the other changes, if Discord refuses some of them for good
 */
export function settleRoles(
  member: MemberKey,
  rules: GuildRules,
  context: EffectContext,
  { screened = false } = {},
): Promise<'changed' | 'as they should be' | 'being screened'> {
  const { guildId, userId } = member
  const settle = async (told: RolesTold) => {
    let settled: number | null = null
    let changed = false
    let refused: string[] = []
    for (;;) {
      const level = levelAt(await xpOf(context.db, member), rules.curve)
      if (level === settled) break
      told.length = 0
      const { roles: held, ...state } = await readMember(member, context)
      if (!screened && isBeingScreened(state)) {
        context.screening.note(member)
        return 'being screened'
      }
      const change = levelRoleChange(level, held, rules.levelRoles, rules.settings.roleAssignType)
      if (countOf(change) === 0) break
      const made = await changeRoles({ ...member, held, told }, change, `Level ${level}`, context)
      refused = made.refused
      await insertJobs(context.db, eventsOfRoles(member, { level, given: made.given }, rules), context.now())
      settled = level
      changed = true
    }
    if (refused.length > 0) throw new Refused(joinReasons(refused))
    return changed ? 'changed' : 'as they should be'
  }
  return context.memberMutex.run(memberKeyText(guildId, userId), () => context.watch.during(guildId, userId, settle))
}

/**
 * The events of the roles that were given, where a webhook of the guild wants them. The event is lost if the process is killed
 * after Discord's reply and before these jobs are written.
 */
function eventsOfRoles(
  { guildId, userId }: MemberKey,
  { level, given }: { level: number; given: readonly Snowflake[] },
  { webhookEvents }: GuildRules,
): NewJob[] {
  if (!includesEvent(webhookEvents, 'level-role.given')) return []
  return given.map((roleId) => ({
    ...{ kind: 'member-event', guildId, userId },
    payload: { event: { type: 'level-role.given', data: { guildId, userId, roleId, level } } },
  }))
}

async function readMember({ guildId, userId }: MemberKey, { guildRest }: EffectContext) {
  const answer = await guildRest.request(guildId, (rest, signal) =>
    rest.get(Routes.guildMember(guildId, userId), { signal }),
  )
  return v.parse(memberSchema, answer)
}
