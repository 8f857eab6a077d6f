import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Curve } from '../../levelling/curve.ts'
import { readCurve } from '../../levelling/stored-curve.ts'
import type { BoardVisibility } from '../../settings/board-choices.ts'
import { type CustomerBot, customerBotOf, readCustomerBot, type ServingRule } from '../bots/customer-bot.ts'
import type { Queries } from '../queries.ts'

/** The stored facts about a guild that its leaderboard on the web shows, and that decide who sees it. */
export interface BoardGuild {
  id: Snowflake
  name: string
  /** False once the bot was removed from the guild. */
  isActive: boolean
  visibility: BoardVisibility
  /** Whether search engines may list the board, where everybody sees it. */
  isIndexed: boolean
  /** The name in the address; null where the address has the id. */
  boardName: string | null
  curve: Curve
  hasChangedCurve: boolean
  /** Members with any XP. */
  memberCount: number
  /** The lowest level first. */
  levelRoles: readonly { level: number; roleId: Snowflake }[]
  customerBot: CustomerBot | null
}

interface Row {
  id: Snowflake
  name: string
  active: 0 | 1
  visibility: BoardVisibility
  indexed: 'no' | 'yes'
  boardName: string | null
  curve: string
  curveChangedAt: number
  memberCount: number
  levelRoles: string | null
  customerBot: string | null
}

/** Reads what the board of a guild shows, in one statement; null for a guild that was never seen. */
export async function boardGuild(db: Queries, id: Snowflake, serving: ServingRule): Promise<BoardGuild | null> {
  const { rows } = await sql<Row>`
    select guilds.id, name, active, board_visibility as visibility, board_indexed as indexed, board_name as boardName,
      curve, curve_changed_at as curveChangedAt, member_count as memberCount,
      (select cast(json_arrayagg(concat(level, ':', role_id)) as char) from level_roles
        where guild_id = guilds.id) as levelRoles,
      ${customerBotOf('guilds.id', serving)} as customerBot
    from guilds where guilds.id = ${id}`.execute(db)
  const [row] = rows
  if (row === undefined) return null
  const { name, active, visibility, indexed, boardName, curve, curveChangedAt, memberCount } = row
  return {
    ...{ id: row.id, name, isActive: active === 1, visibility, isIndexed: indexed === 'yes', boardName },
    ...{ curve: readCurve(curve), hasChangedCurve: curveChangedAt > 0, memberCount },
    levelRoles: readLevelRoles(row.levelRoles),
    customerBot: readCustomerBot(row.customerBot),
  }
}

function readLevelRoles(json: string | null): BoardGuild['levelRoles'] {
  // The database writes this list.
  const pairs: string[] = JSON.parse(json ?? '[]')
  return pairs
    .map((pair) => {
      const [level = '', roleId = ''] = pair.split(':')
      return { level: Number(level), roleId }
    })
    .sort((a, b) => a.level - b.level)
}

/** Finds the guild whose board has a name. Upper and lower case do not matter. */
export async function guildOfBoardName(db: Queries, name: string): Promise<Snowflake | null> {
  const row = await db.selectFrom('guilds').select('id').where('board_name', '=', name).executeTakeFirst()
  return row?.id ?? null
}

/** The last part of the address of a guild's board; null where nobody sees the board. */
export async function boardKey(db: Queries, id: Snowflake): Promise<string | null> {
  const row = await db
    .selectFrom('guilds')
    .select(['board_name as name', 'board_visibility as visibility'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined || row.visibility === 'off' ? null : (row.name ?? id)
}

/** Addresses of boards that search engines may list: the name of each board, or the id of its guild. */
export async function indexedBoards(db: Queries, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('guilds')
    .select(['id', 'board_name as boardName'])
    .where('board_indexed', '=', 'yes')
    .where('board_visibility', '=', 'public')
    .where('active', '=', 1)
    .limit(most)
    .execute()
  return rows.map(({ id, boardName }) => boardName ?? id)
}
