import { type MemberKey, memberKeyText } from '../../levelling/member-key.ts'
import type { Queries } from '../queries.ts'
import { runText, unionText } from '../query/number-literals.ts'
import { joinWishes } from './new-rows.ts'

/**
 * Finds the members whose data was deleted at their own request, whether or not they have earned XP again since then. With the guild `0`, it
 * finds the users who were deleted everywhere.
 * @param members up to some hundred @returns their keys, as `memberKeyText` writes them
 */
export async function forgottenAmong(db: Queries, members: readonly MemberKey[]): Promise<ReadonlySet<string>> {
  if (members.length === 0) return new Set()
  const { rows } = await runText<MemberKey>(
    db,
    `select asked.guild_id as guildId, asked.user_id as userId
     from (select 0 as guild_id, 0 as user_id union all ${unionText(members.map((key) => [key.guildId, key.userId]))}) as asked
       ${joinWishes('asked.guild_id', 'asked.user_id')}
     where asked.user_id <> 0 and coalesce(here.forgotten_at, everywhere.forgotten_at) is not null`,
  )
  return new Set(rows.map(({ guildId, userId }) => memberKeyText(guildId, userId)))
}
