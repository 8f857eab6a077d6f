import type { Kysely } from 'kysely'
import type { Database } from '../../shared/database/schema.ts'
import { levelAt } from '../../shared/levelling/curve.ts'
import type { Happening } from './community-protocol.ts'

const colour = (code: number) => (text: string) => (process.stdout.isTTY ? `\u001b[${code}m${text}\u001b[0m` : text)
const dim = colour(2)
const green = colour(32)
const yellow = colour(33)
const cyan = colour(36)
const magenta = colour(35)

/** One line for each thing that happens, in words. */
export function describe(happening: Happening): string {
  switch (happening.type) {
    case 'said':
      return dim(`  #${happening.channel}  ${happening.who}: ${happening.text}`)
    case 'posted':
      return yellow(`  #${happening.channel}  ${happening.who} (bot): ${happening.text}`)
    case 'role':
      return magenta(
        `  ${happening.who} ${happening.change === 'given' ? 'receives' : 'loses'} the role ${happening.role}`,
      )
    case 'used':
      return cyan(`  ${happening.who} uses ${happening.what}`)
  }
}

/** Tells, from the database, what messages earned since it was last asked. */
export function xpFeed(db: Kysely<Database>): () => Promise<string[]> {
  let lastSeen: string | null = null
  return async () => {
    if (lastSeen === null) {
      const newest = await db
        .selectFrom('message_logs')
        .select('message_id')
        .orderBy('message_id', 'desc')
        .limit(1)
        .execute()
      lastSeen = newest[0]?.message_id ?? '0'
      return []
    }
    const awards = await db
      .selectFrom('message_logs as log')
      .innerJoin('guild_users as member', (join) =>
        join.onRef('member.guild_id', '=', 'log.guild_id').onRef('member.user_id', '=', 'log.user_id'),
      )
      .innerJoin('users', 'users.id', 'log.user_id')
      .select([
        'log.message_id',
        'log.xp as earned',
        'member.xp',
        'member.level',
        'users.username',
        'users.global_name',
      ])
      .where('log.message_id', '>', lastSeen)
      .orderBy('log.message_id')
      .execute()
    lastSeen = awards.at(-1)?.message_id ?? lastSeen
    return awards.map(({ earned, xp, level, username, global_name }) => {
      const name = global_name ?? username
      const line = green(`  ${name} +${earned} XP`) + dim(`  (level ${level}, ${xp.toLocaleString('en-US')} XP)`)
      return levelAt(xp - earned) < level ? `${line}\n${green(`  ${name} reaches level ${level}!`)}` : line
    })
  }
}
