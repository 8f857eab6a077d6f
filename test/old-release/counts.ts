import type { Kysely } from 'kysely'
import { countedLevel } from '../../shared/database/members/level-counts.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { levelCounts } from '../support/level-counts.ts'

/** Compares the counts from which ranks are computed with the members. @returns a sentence for each wrong count */
export async function wrongCounts(db: Kysely<Database>, guildIds: readonly Snowflake[]): Promise<string[]> {
  const wrong: string[] = []
  for (const guildId of guildIds) {
    const members = await db
      .selectFrom('guild_users')
      .select(['xp', 'level'])
      .where('guild_id', '=', guildId)
      .where('xp', '>', 0)
      .execute()
    const counted = await levelCounts(db, guildId)
    const onLevels = new Map<number, number>()
    for (const member of members) {
      const level = countedLevel(member)
      if (level !== null) onLevels.set(level, (onLevels.get(level) ?? 0) + 1)
    }
    for (const level of new Set([...counted.keys(), ...onLevels.keys()])) {
      const [has, says] = [onLevels.get(level) ?? 0, counted.get(level) ?? 0]
      if (has !== says) wrong.push(`guild ${guildId} has ${has} members on level ${level}, and counts ${says}`)
    }
    const guild = db.selectFrom('guilds').select('member_count').where('id', '=', guildId)
    const { member_count: total } = await guild.executeTakeFirstOrThrow()
    if (total !== members.length)
      wrong.push(`guild ${guildId} has ${members.length} members with XP, and counts ${total}`)
  }
  return wrong
}
