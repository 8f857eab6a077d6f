import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { type LevelText, MOST_LEVEL_TEXTS } from '../../levelling/level-text.ts'
import type { Queries } from '../queries.ts'
import { numberList } from '../query/number-literals.ts'
import { changeList } from './change-list.ts'
import { type GuildAuthor, hasVersion } from './version.ts'

/**
 * Stores a guild's own text for a level, in place of an earlier one. The caller has checked the text.
 * @returns `refused` where the level has this text already, or where the guild has as many texts as it may have
 */
export function setLevelText(
  db: Queries,
  author: GuildAuthor,
  { level, text, form }: LevelText,
  now: number,
): Promise<'made' | 'refused' | 'stale'> {
  const { guildId, expected } = author
  const statement = sql`
    insert into level_texts (guild_id, level, form, text)
    select ${guildId}, ${level}, ${form}, ${text}
    from (select count(*) as others from level_texts where guild_id = ${guildId} and level <> ${level}) as held
    where held.others < ${sql.lit(MOST_LEVEL_TEXTS)} and ${hasVersion(guildId, expected, now)}
    on duplicate key update form = values(form), text = values(text)`
  const change = { kind: 'level-text.set', after: { level, form, text } } as const
  return changeList(db, author, { change, statement, isAtOnce: true }, now)
}

/** Removes a guild's own text for a level. @returns `refused` where the level has none */
export function removeLevelText(
  db: Queries,
  author: GuildAuthor,
  level: number,
  now: number,
): Promise<'made' | 'refused' | 'stale'> {
  const { guildId, expected } = author
  const statement = sql`
    delete from level_texts where guild_id = ${guildId} and level = ${level} and ${hasVersion(guildId, expected, now)}`
  const change = { kind: 'level-text.removed', before: { level } } as const
  return changeList(db, author, { change, statement, isAtOnce: true }, now)
}

/** A guild's own texts for levels, lowest level first. */
export const listLevelTexts = (db: Queries, guildId: Snowflake): Promise<LevelText[]> =>
  db
    .selectFrom('level_texts')
    .select(['level', 'text', 'form'])
    .where('guild_id', '=', guildId)
    .orderBy('level')
    .execute()

/** The own texts of guilds for some levels, by guild. A guild without one is absent. */
export async function loadLevelTexts(
  db: Queries,
  guildIds: readonly Snowflake[],
  levels: readonly number[],
): Promise<Map<Snowflake, LevelText[]>> {
  if (guildIds.length === 0 || levels.length === 0) return new Map()
  const rows = await db
    .selectFrom('level_texts')
    .select(['guild_id as guildId', 'level', 'text', 'form'])
    .where('guild_id', 'in', sql<Snowflake>`(${numberList(guildIds)})`)
    .where('level', 'in', sql<number>`(${numberList(levels)})`)
    .execute()
  const texts = new Map<Snowflake, LevelText[]>()
  for (const { guildId, ...text } of rows) texts.set(guildId, [...(texts.get(guildId) ?? []), text])
  return texts
}
