import { sql } from 'kysely'
import type { MemberKey } from '../../levelling/member-key.ts'
import { insertJobs } from '../jobs/jobs.ts'
import type { Queries } from '../queries.ts'
import { listSeasons, saveSeason, writeWon } from '../seasons/seasons.ts'

/**
 * Removes a member from the boards of a guild's seasons: the members below move up. A winner loses the role, by a job that ends with
 * the id removed from the list of holders. Call it inside a transaction. @param now milliseconds since 1970
 */
export async function eraseFromSeasons(trx: Queries, { guildId, userId }: MemberKey, now: number): Promise<void> {
  await trx.selectFrom('seasons').select('number').where('guild_id', '=', guildId).forUpdate().execute()
  await sql`
    update seasons as season join season_members as member
      on member.guild_id = season.guild_id and member.number = season.number and member.user_id = ${userId}
    set season.members = greatest(1, season.members) - 1
    where season.guild_id = ${guildId} and season.state = 'ended' and member.xp > 0`.execute(trx)
  let holds = false
  for (const { number, won, holderIds } of await listSeasons(trx, guildId)) {
    holds ||= holderIds.includes(userId)
    if (!won.some((winner) => winner.userId === userId)) continue
    await saveSeason(trx, guildId, number, { won: writeWon(won.filter((winner) => winner.userId !== userId)) })
  }
  if (holds) await insertJobs(trx, [{ kind: 'season-roles', guildId, userId: null, payload: {} }], now)
}
