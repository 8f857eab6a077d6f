import type { Snowflake } from '../../discord/snowflake.ts'
import type { WantedMember } from '../../imports/rules.ts'
import type { Refusals } from '../../imports/sink.ts'
import { memberKeyText } from '../../levelling/member-key.ts'
import { forgottenAmong } from '../privacy/forgotten.ts'
import type { Queries } from '../queries.ts'

/**
 * The members of a page whose data was not deleted at their own request. The others are refused, and the list of refused rows does not
 * name them. @param page up to a thousand
 */
export async function withoutForgotten(
  db: Queries,
  guildId: Snowflake,
  page: readonly WantedMember[],
  refusals: Pick<Refusals, 'add'>,
): Promise<readonly WantedMember[]> {
  const forgotten = await forgottenAmong(
    db,
    page.map(({ userId }) => ({ guildId, userId })),
  )
  if (forgotten.size === 0) return page
  return page.filter(({ userId, line }) => {
    if (!forgotten.has(memberKeyText(guildId, userId))) return true
    refusals.add({ line: line ?? 0, why: 'deleted', text: '' })
    return false
  })
}
