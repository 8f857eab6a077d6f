import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { xpFor } from '../../levelling/curve.ts'
import { DAY_MS } from '../../levelling/day.ts'
import { type DecayRules, hundredths, silentBefore } from '../../levelling/decay.ts'
import type { Surroundings } from '../../levelling/finding.ts'
import { readCurve } from '../../levelling/stored-curve.ts'
import type { GuildSettings } from '../guilds/settings.ts'
import type { Queries } from '../queries.ts'
import { earnedAt } from './silent-members.ts'

/** The most members that are examined: those with the most XP. More of them would delay the reply. */
const MOST_EXAMINED = 50_000

/** What decay would take tomorrow. */
export interface DecayPreview {
  members: number
  xp: number
  /** How many members were examined. */
  examined: number
  /** Whether there are more members, so that the numbers are about those with the most XP only. */
  isPartial: boolean
}

/** Computes what decay would take tomorrow, with these rules. One statement. @param now milliseconds since 1970 */
export async function previewDecay(
  db: Queries,
  guildId: Snowflake,
  rules: DecayRules & Partial<Pick<GuildSettings, 'curve'>>,
  now: number,
): Promise<DecayPreview> {
  const silent = silentBefore(now + DAY_MS, rules)
  const lowestXp = xpFor(rules.decayLowestLevel, readCurve(rules.curve))
  // A member who never earned anything counts as silent since decay began, or since now where decay is off.
  const began = sql`coalesce((select began_at from decay_progress where guild_id = ${guildId}), ${now})`
  const loss = sql`least(floor(cast(xp as decimal(30)) * ${hundredths(rules.decayPercent)} / 10000), xp - ${lowestXp})`
  const { rows } = await sql<{ examined: number; members: number; xp: number }>`
    select count(*) as examined,
      cast(coalesce(sum(is_silent and loss > 0), 0) as unsigned) as members,
      cast(coalesce(sum(if(is_silent, loss, 0)), 0) as unsigned) as xp
    from (
      select ${loss} as loss,
        coalesce(${earnedAt}, ${began}) < ${silent} as is_silent
      from (
        select xp, last_xp_at, earned_at, earns_after from guild_users
        where guild_id = ${guildId} and xp > ${lowestXp}
        order by xp desc limit ${sql.lit(MOST_EXAMINED + 1)}
      ) as member
    ) as judged`.execute(db)
  const { examined = 0, members = 0, xp = 0 } = rows[0] ?? {}
  return { members, xp, examined: Math.min(examined, MOST_EXAMINED), isPartial: examined > MOST_EXAMINED }
}

/** The part of `Surroundings` about decay, for a check of the settings; empty where decay is off. */
export async function decayAhead(
  db: Queries,
  guildId: Snowflake,
  rules: DecayRules & Partial<Pick<GuildSettings, 'curve'>>,
  now: number,
): Promise<Pick<Surroundings, 'decay'>> {
  if (hundredths(rules.decayPercent) === 0) return {}
  const { members, xp, examined } = await previewDecay(db, guildId, rules, now)
  return { decay: { members, xp, examined, share: examined === 0 ? 0 : members / examined } }
}
