import { sql } from 'kysely'
import type { Queries } from '../queries.ts'

/** How many guilds and members use the bot. */
export interface Reach {
  activeGuilds: number
  /** Members with any XP, over all active guilds. */
  members: number
}

/** Counts active guilds and their members, over an index of `guilds` and without reading members. */
export async function reach(db: Queries): Promise<Reach> {
  const row = await db
    .selectFrom('guilds')
    .select((eb) => [
      eb.fn.countAll<number>().as('guilds'),
      sql<number>`cast(coalesce(sum(member_count), 0) as unsigned)`.as('members'),
    ])
    .where('active', '=', 1)
    .executeTakeFirstOrThrow()
  return { activeGuilds: row.guilds, members: row.members }
}
