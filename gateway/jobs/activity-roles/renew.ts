import { Routes } from 'discord-api-types/v10'
import {
  chooseHolders,
  forgetRemoved,
  holdersToChange,
  type RoleKey,
  setHolder,
} from '../../../shared/database/activity-roles/renewals.ts'
import type { JobOutcome } from '../../../shared/database/jobs/end-job.ts'
import type { JobOf } from '../../../shared/database/jobs/jobs.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { HolderState } from '../../../shared/levelling/activity-role.ts'
import { memberKeyText } from '../../../shared/levelling/member-key.ts'
import type { EffectContext } from '../context.ts'
import { joinReasons, roleKey } from '../member-roles/role-changes.ts'
import { describe, isFinal, isGone } from '../outcome.ts'

/**
 * Gives an activity role to the most active members, and takes it from those who held it before. Each step is stored before and
 * after Discord is asked, so that a job that is carried out again, after a crash, too, goes on where it was.
 */
export async function renewActivityRole(job: JobOf<'activity-role'>, context: EffectContext): Promise<JobOutcome> {
  const { db } = context
  const key = { guildId: job.guildId, roleId: job.payload.roleId }
  const chosen = await chooseHolders(db, key, { since: job.createdAt, now: context.now() })
  if (chosen === null) return { outcome: 'done' }
  const reason = `One of the ${chosen.members} most active members of the last ${chosen.days} days`
  const failures: string[] = []
  for (const holder of await holdersToChange(db, key)) {
    if (context.stopping()) return { outcome: 'released' }
    const failure = await changeHolder({ ...key, ...holder }, reason, context)
    if (failure !== null) failures.push(failure)
  }
  await forgetRemoved(db, key)
  return failures.length === 0 ? { outcome: 'done' } : { outcome: 'failed', reason: joinReasons(failures) }
}

/** @returns why Discord refused the change for good; null if it is made, or the member has left */
async function changeHolder(
  { guildId, roleId, userId, state }: RoleKey & { userId: Snowflake; state: HolderState },
  reason: string,
  { db, guildRest, memberMutex, refusals }: EffectContext,
): Promise<string | null> {
  const holder = { guildId, roleId, userId }
  const refused = refusals.reasonFor(roleKey(guildId, roleId))
  if (refused !== null) return refused
  const route = Routes.guildMemberRole(guildId, userId, roleId)
  const ask = (method: 'put' | 'delete') =>
    memberMutex.run(memberKeyText(guildId, userId), () =>
      guildRest.request(guildId, (rest, signal) => rest[method](route, { reason, signal })),
    )
  try {
    if (state === 'taking') {
      await ask('delete')
      await setHolder(db, holder, null)
      return null
    }
    if (state === 'new') await setHolder(db, holder, 'sent')
    await ask('put')
    await setHolder(db, holder, 'held')
    return null
  } catch (error) {
    if (!isGone(error) && !isFinal(error)) throw error
    if (isGone(error)) {
      await setHolder(db, holder, null)
      return null
    }
    refusals.note(roleKey(guildId, roleId), describe(error), guildId)
    return describe(error)
  }
}
