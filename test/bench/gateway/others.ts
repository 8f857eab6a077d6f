import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise'
import { snowflakeTime } from '../../../shared/discord/snowflake.ts'
import { baseXp } from '../../../shared/levelling/gain.ts'
import { levelAt } from '../../support/default-curve.ts'
import type { BenchDatabase } from './database.ts'
import type { Talk } from './talk.ts'

const FLOOR_ROWS = 500
const NAIVE_CONNECTIONS = 10

const perSecond = (count: number, since: number): number => (count / (performance.now() - since)) * 1_000

/** The usual bot: select, insert or update, insert log, for one message at a time over a pool of ten. */
export async function naiveRate({ pool }: BenchDatabase, talk: Talk, ms: number): Promise<number> {
  const started = performance.now()
  let done = 0
  const worker = async (): Promise<void> => {
    while (performance.now() - started < ms) {
      const { id, guildId, userId } = talk.next()
      const [rows] = await pool.query<RowDataPacket[]>(
        'select xp, level, message_count, last_xp_at from guild_users where guild_id = ? and user_id = ?',
        [guildId, userId],
      )
      const xp = Number(rows[0]?.xp ?? 0) + baseXp(id)
      const values = [xp, levelAt(xp), snowflakeTime(id), guildId, userId]
      const [{ affectedRows }] = await pool.query<ResultSetHeader>(
        `update guild_users set xp = ?, level = ?, message_count = message_count + 1, last_xp_at = ?
         where guild_id = ? and user_id = ?`,
        values,
      )
      if (affectedRows !== 1) throw new Error('a member of the bench has no row')
      await pool.query(
        `insert into message_logs (message_id, guild_id, user_id, channel_id, xp, created_at) values (?, ?, ?, ?, ?, ?)
         on duplicate key update xp = values(xp)`,
        [id, guildId, userId, '1100000000000000777', baseXp(id), snowflakeTime(id)],
      )
      done++
    }
  }
  await Promise.all(Array.from({ length: NAIVE_CONNECTIONS }, worker))
  return perSecond(done, started)
}

/** Nothing but upserts of 500 rows into one table, as text, each its own transaction: what the database takes at most. */
export async function floorRate({ pool }: BenchDatabase, talk: Talk, ms: number): Promise<number> {
  const started = performance.now()
  let done = 0
  while (performance.now() - started < ms) {
    const rows = Array.from({ length: FLOOR_ROWS }, () => {
      const { id, guildId, userId } = talk.next()
      const xp = 5_000 + ((Number(id.slice(-6)) + done) % 100_000)
      return `(${guildId},${userId},${xp},10,${done},${snowflakeTime(id)})`
    })
    await pool.query(
      `insert into guild_users (guild_id, user_id, xp, level, message_count, last_xp_at) values ${rows.join(',')}
       on duplicate key update xp = values(xp), level = values(level), message_count = values(message_count),
       last_xp_at = values(last_xp_at)`,
    )
    done += FLOOR_ROWS
  }
  return perSecond(done, started)
}
