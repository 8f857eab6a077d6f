import { countedLevel, countMembers } from '../../../shared/database/members/level-counts.ts'
import { saveUsers } from '../../../shared/database/members/users.ts'
import { dayOf } from '../../../shared/levelling/day.ts'
import { periodsOf } from '../../../shared/levelling/period.ts'
import { levelAt } from '../default-curve.ts'
import type { Guild } from '../discord/community/guild.ts'
import type { EdgeWorld } from '../edge-world.ts'

const NAMES = ['ann', 'bob', 'cat', 'dan', 'eve'] as const

export type Name = (typeof NAMES)[number]

/** A guild with a leaderboard on the web. */
export interface BoardPlace {
  guild: Guild
  id: string
  ids: Readonly<Record<Name, string>>
  set(columns: Readonly<Record<string, unknown>>): Promise<unknown>
}

/** A guild whose members have 500, 400, 300, ... XP, all of it earned today. @param now milliseconds since 1970 */
export async function boardPlace(
  world: EdgeWorld,
  now: number,
  columns: Readonly<Record<string, unknown>> = { board_visibility: 'public' },
): Promise<BoardPlace> {
  const guild = world.discord.guild({ name: 'Green & <house>', owner: 'owner', applications: [world.application] })
  const { db } = world.database
  await world.storeGuild(guild)
  const entries = NAMES.map((name) => [name, guild.member(name).id] as const)
  const { day, week, month } = periodsOf(dayOf(now))
  for (const [nth, [name, userId]] of entries.entries()) {
    const xp = 500 - nth * 100
    const member = { guild_id: guild.id, user_id: userId }
    await db
      .insertInto('guild_users')
      .values({ ...member, xp, level: levelAt(xp), message_count: 1, last_xp_at: null })
      .execute()
    const to = countedLevel({ xp })
    await countMembers(db, [{ guildId: guild.id, from: null, to }])
    const before = { before_day: 0, before_week: 0, before_month: 0 }
    const periods = { source: 'messages', total: 0, day, week, month, ...before } as const
    await db
      .insertInto('member_periods')
      .values({ ...member, ...periods })
      .execute()
    await saveUsers(
      db,
      [{ id: userId, username: name, globalName: `${name}‮ <b>`, discriminator: '0', avatar: 'a1b2' }],
      1,
    )
  }
  const set = (wanted: Readonly<Record<string, unknown>>) =>
    db
      .updateTable('guilds')
      .set({ ...wanted, member_count: 5 })
      .where('id', '=', guild.id)
      .execute()
  await set(columns)
  // The list has each name.
  return { guild, id: guild.id, ids: Object.fromEntries(entries) as Record<Name, string>, set }
}
