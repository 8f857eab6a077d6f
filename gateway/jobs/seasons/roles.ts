import { Routes } from 'discord-api-types/v10'
import type { JobOutcome } from '../../../shared/database/jobs/end-job.ts'
import type { JobOf } from '../../../shared/database/jobs/jobs.ts'
import { saveHolders } from '../../../shared/database/seasons/role-holders.ts'
import { listSeasons } from '../../../shared/database/seasons/seasons.ts'
import { memberKeyText } from '../../../shared/levelling/member-key.ts'
import { type RoleStep, winnerRoles } from '../../../shared/levelling/season.ts'
import type { EffectContext } from '../context.ts'
import { joinReasons, roleKey } from '../member-roles/role-changes.ts'
import { describe, isFinal, isGone } from '../outcome.ts'
import { Refused } from '../refusals.ts'

const REASON = 'Winners of a season'

/**
 * Gives the winners of the newest ended season their role, and takes it from those before. Repeating it changes nothing. The
 * winners are stored as holders before they get the role, and the others until they have lost it, so that after a kill nobody
 * who may have the role is forgotten.
 * @throws {Refused} after all other changes, where Discord refuses some of them for good
 */
export async function changeWinnerRoles(
  { guildId }: JobOf<'season-roles'>,
  context: EffectContext,
): Promise<JobOutcome> {
  const { db } = context
  const seasons = await listSeasons(db, guildId)
  const { take, give, holders } = winnerRoles(seasons)
  const before = new Map(seasons.map(({ number, holderIds }) => [number, holderIds]))
  const either = [...holders].map(([number, after]) => {
    return [number, [...new Set([...(before.get(number) ?? []), ...after])]] as const
  })
  await saveHolders(db, guildId, new Map(either))
  const refused: string[] = []
  for (const step of take) refused.push(...(await change(guildId, step, 'delete', context)))
  for (const step of give) refused.push(...(await change(guildId, step, 'put', context)))
  if (refused.length > 0) throw new Refused(joinReasons(refused))
  await saveHolders(db, guildId, holders)
  return { outcome: 'done' }
}

/** @returns the reason why Discord refuses it for good; empty where the change was made, or the member has left */
async function change(
  guildId: string,
  { userId, roleId }: RoleStep,
  method: 'put' | 'delete',
  { guildRest, refusals, memberMutex }: EffectContext,
): Promise<string[]> {
  const known = refusals.reasonFor(roleKey(guildId, roleId))
  if (known !== null) return [known]
  const route = Routes.guildMemberRole(guildId, userId, roleId)
  try {
    await memberMutex.run(memberKeyText(guildId, userId), () =>
      guildRest.request(guildId, (rest, signal) => rest[method](route, { reason: REASON, signal })),
    )
    return []
  } catch (error) {
    if (isGone(error)) return []
    if (!isFinal(error)) throw error
    refusals.note(roleKey(guildId, roleId), describe(error), guildId)
    return [describe(error)]
  }
}
