import { guildWork } from '../../../shared/database/guilds/guild-work.ts'
import { type GuildOverview, guildOverview } from '../../../shared/database/guilds/overview.ts'
import { requestImport } from '../../../shared/database/imports/request.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { BulkChange } from '../../../shared/imports/bulk-change.ts'
import { roleRefusalOf } from '../../guild/level-roles/every-role.ts'
import { syncReply } from '../../guild/sync-reply.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { workText } from '../../messages/season.ts'

/** What decides whether the XP of many members may be changed: the running work and the level roles of the guild. */
export interface BulkFacts {
  work: Awaited<ReturnType<typeof guildWork>>
  stored: GuildOverview
}

/** Reads the facts, both at the same time. */
export async function bulkFacts({ database, guildId }: InteractionContext): Promise<BulkFacts> {
  const [work, stored] = await Promise.all([guildWork(database, guildId), guildOverview(database, guildId)])
  return { work, stored }
}

/**
 * Why the XP of many members may not be changed now; null if it may. The change can give and take every level role, so the
 * member must be allowed to give each of these roles.
 */
export const bulkRefusal = async (context: InteractionContext, { work, stored }: BulkFacts): Promise<string | null> =>
  work === null || work === 'curve' ? roleRefusalOf(context, stored) : workText(context, work)

/**
 * Asks the gateway to look at the members whose XP would change. It then shows them in the reply, with a button that confirms
 * the change. @param name of the role or member; empty for all members
 */
export async function askBulk(
  context: InteractionContext,
  change: BulkChange,
  name: string,
  facts: BulkFacts,
): Promise<Message> {
  const refusal = await bulkRefusal(context, facts)
  if (refusal !== null) return { content: refusal }
  const { database, guildId, actor, now, say } = context
  const wanted = {
    ...{ guildId, actor, kind: change.what, mode: change.what, source: { kind: 'members' } as const },
    options: { keeps: 'totals' as const, columns: null, bulk: { change, name } },
  }
  await requestImport(database, wanted, syncReply(context), now)
  return say('bulk.reading')
}
