import type { Snowflake } from '../../discord/snowflake.ts'
import { PreviewCount } from '../../imports/preview.ts'
import type { WantedMember } from '../../imports/rules.ts'
import type { TotalMode } from '../../imports/wanted-xp.ts'
import type { Curve } from '../../levelling/curve.ts'
import { theseMembers } from '../decay/silent-members.ts'
import type { GuildRules } from '../guilds/guilds.ts'
import { departedOf } from '../members/departures.ts'
import type { Queries } from '../queries.ts'
import { messagesOf } from './messages.ts'

/** Begins to count what an import would change. @param curves of the guild, before and after the import */
export const previewCount = (
  { settings, levelRoles }: GuildRules,
  mode: TotalMode,
  curves: { before: Curve; after: Curve },
): PreviewCount => new PreviewCount({ mode, ...curves, roles: { levelRoles, type: settings.roleAssignType } })

/** Adds members to a preview, compared with the totals that they have now. @param page up to a thousand */
export async function comparePage(
  db: Queries,
  guildId: Snowflake,
  page: readonly WantedMember[],
  count: PreviewCount,
): Promise<void> {
  const userIds = page.map(({ userId }) => userId)
  const present = await theseMembers(db, guildId, userIds)
  const departed = await departedOf(db, guildId, userIds)
  const counts = await messagesOf(db, guildId, page)
  const now = new Map(present.map(({ userId, xp }) => [userId, xp]))
  for (const { userId, xp: wanted, messages = null } of page) {
    const counted = messages === null ? null : { now: counts.get(userId) ?? 0, wanted: messages }
    count.add({ userId, now: now.get(userId) ?? null, wanted, hasLeft: departed.has(userId), messages: counted })
  }
}
