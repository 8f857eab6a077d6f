import type { Kysely } from 'kysely'
import {
  awardsAfter,
  newestAwardedMessage,
  type RecentAward,
  type VoiceAwardShown,
  voiceAwards,
} from '../../shared/database/members/recent-awards.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { levelAt } from '../../shared/levelling/curve.ts'
import type { Happening } from './community-protocol.ts'

const colour = (code: number) => (text: string) => (process.stdout.isTTY ? `\u001b[${code}m${text}\u001b[0m` : text)
const dim = colour(2)
const green = colour(32)
const yellow = colour(33)
const cyan = colour(36)
const magenta = colour(35)

/** Describes in one line what happened in the simulated server. */
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
    case 'voice':
      return dim(
        `  ${happening.who} ${happening.change === 'joined' ? 'joins' : 'leaves'} voice in ${happening.channel}`,
      )
    case 'used':
      return cyan(`  ${happening.who} uses ${happening.what}`)
  }
}

/** One line for each award, and a second one where it raised the member's level. */
function describeAward({ memberName, earnedXp, totalXp, level, curve }: RecentAward): string[] {
  const details = dim(`  (level ${level}, ${totalXp.toLocaleString('en-US')} XP)`)
  const line = green(`  ${memberName} +${earnedXp} XP`) + details
  const isLevelUp = levelAt(totalXp - earnedXp, curve) < level
  return isLevelUp ? [line, green(`  ${memberName} reaches level ${level}!`)] : [line]
}

/** One line for each award of minutes in voice. */
const describeVoice = ({ memberName, earnedXp, totalXp, level }: VoiceAwardShown): string =>
  green(`  ${memberName} +${earnedXp} XP in voice`) + dim(`  (level ${level}, ${totalXp.toLocaleString('en-US')} XP)`)

/** A function that describes what messages and voice have earned since its last call. Its first call describes nothing. */
export function xpFeed(db: Kysely<Database>, guildId: Snowflake): () => Promise<string[]> {
  let lastSeen: Snowflake | null = null
  let shown: ReadonlySet<string> = new Set()
  return async () => {
    if (lastSeen === null) {
      lastSeen = (await newestAwardedMessage(db)) ?? '0'
      shown = new Set((await voiceAwards(db, guildId)).map(({ id }) => id))
      return []
    }
    const awards: RecentAward[] = await awardsAfter(db, lastSeen)
    lastSeen = awards.at(-1)?.messageId ?? lastSeen
    const inVoice = await voiceAwards(db, guildId)
    const newInVoice = inVoice.filter(({ id }) => !shown.has(id))
    shown = new Set(inVoice.map(({ id }) => id))
    return [...awards.flatMap(describeAward), ...newInVoice.map(describeVoice)]
  }
}
