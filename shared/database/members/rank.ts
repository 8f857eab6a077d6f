import { type InferResult, type RawBuilder, sql } from 'kysely'
import { type CardChoice, readCardPlaces, readLevelCard } from '../../cards/choice.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Standing } from '../../levelling/award.ts'
import { type Curve, levelAt, MAX_LEVEL, MAX_XP } from '../../levelling/curve.ts'
import { readCurve } from '../../levelling/stored-curve.ts'
import type { Queries } from '../queries.ts'
import { prepare } from '../query/prepare.ts'
import type { Database } from '../schema.ts'
import { stepOfXp } from './member-step.ts'
import { idGroupStart, partEnd, partOfMember } from './range-counts.ts'
import { hiddenSince } from './unlisted-members.ts'

/** A member's standing and rank. */
export interface RankedStanding extends Pick<Standing, 'xp' | 'level' | 'messageCount'> {
  /** 1 for the member with the most XP. With the same XP, the older account has the better rank. */
  rank: number
  /** The guild's curve, by which the level is computed. */
  curve: Curve
  /** Whether the member wants not to be shown on leaderboards. */
  isHidden: boolean
  /** What the guild and the member have chosen about pictures. `accent`: the guild's colour, as `#rrggbb`; null for none. */
  cards: CardChoice & { accent: string | null }
}

/** The XP at which the next step begins, as `placeStepStart` computes it, for members below the highest step. */
const nextLevelXp = sql<number>`5 * (member.level + 1) *
  (2 * (member.level + 1) * (member.level + 1) + 27 * (member.level + 1) + 91) div 6`

/** Whether the guild's members are counted per range of XP. A guild without a row counts none. */
const isRanged = sql<boolean>`(coalesce(guild.xp_ranges_filled, 0) > 0)`

/** Members with less XP than this are counted one by one: the start of the next range, or in most guilds of the next level. */
const countedUpTo = sql<number>`case when member.level >= ${sql.lit(MAX_LEVEL)} then ${sql.lit(MAX_XP + 1)}
  when not ${isRanged} then ${nextLevelXp}
  when member.level = 0 then member.xp else ${partEnd} end`

/** The lowest id of the members with the same XP who are counted one by one. Members without XP are in no range. */
const countedFrom = sql<Snowflake>`if(${isRanged} and member.level = 0 and member.xp > 0, ${idGroupStart}, 0)`

/**
 * The members who are counted one by one. Where a level holds most of a guild, MariaDB reads every row of the guild unless it
 * is forced to read a range of the leaderboard's index.
 */
const other = sql<Database['guild_users']>`guild_users`.as<'other'>(sql`other force index (guild_users_leaderboard)`)

/** The limits of the members who are counted one by one: XP below `upTo`, and of the same XP the ids from `from` on. */
interface Counted {
  upTo: RawBuilder<number>
  from: RawBuilder<Snowflake>
}

/**
 * The limits by the stored level. In a guild that has changed its curve, they leave out all members: a stored level is not the
 * step there, half of the guild might be counted, and `steppedQuery` reads the rank anyway.
 */
const countedByStored: Counted = {
  upTo: sql`if(guild.curve_changed_at > 0, member.xp, ${countedUpTo})`,
  from: sql`if(guild.curve_changed_at > 0, member.user_id, ${countedFrom})`,
}

/** The member's row as it is stored. Its level is the step of the XP only while the guild has never changed its curve. */
const storedMember = sql<Database['guild_users']>`guild_users`.as<'member'>(sql`member`)

/** The member's row with the step of the XP as its level, whatever the guild's curve is. It has only the columns that are read here. */
const steppedMember = ({ guildId, userId }: Key): typeof storedMember =>
  sql<Database['guild_users']>`(select guild_id, user_id, xp, message_count, ${stepOfXp} as level from guild_users
    where guild_id = ${guildId} and user_id = ${userId})`.as<'member'>(sql`member`)

type Key = { guildId: Snowflake; userId: Snowflake }

/**
 * The member beside the members who are counted one by one. A join, because in a subquery the database does not know
 * both ends of the index range and reads the whole guild.
 */
const comparing = (db: Queries, { guildId, userId }: Key, member: typeof storedMember, { upTo, from }: Counted) =>
  db
    .selectFrom(member)
    .where('member.guild_id', '=', guildId)
    .where('member.user_id', '=', userId)
    .leftJoin('guilds as guild', 'guild.id', 'member.guild_id')
    .leftJoin(other, (join) =>
      join
        .onRef('other.guild_id', '=', 'member.guild_id')
        .on((eb) =>
          eb.or([
            eb.and([eb('other.xp', '>', eb.ref('member.xp')), eb('other.xp', '<', upTo)]),
            eb.and([
              eb('other.xp', '=', eb.ref('member.xp')),
              eb('other.user_id', '<', eb.ref('member.user_id')),
              eb('other.user_id', '>=', from),
            ]),
          ]),
        ),
    )
    // All selected columns: MariaDB does not derive them from the primary key.
    .groupBy([
      'member.guild_id',
      'member.user_id',
      'member.xp',
      'member.level',
      'member.message_count',
      'guild.xp_ranges_filled',
      'guild.curve',
      'guild.curve_changed_at',
      'guild.level_card',
      'guild.level_card_on',
      'guild.card_accent',
    ])

/** The member's own choice of a picture; null where the member has not chosen. */
const ownCard = ({ guildId, userId }: Key) =>
  sql<string | null>`(select card from member_cards where guild_id = ${guildId} and user_id = ${userId})`

/** The number of members in higher ranges of the same level. */
const nearer = (ranged: RawBuilder<boolean>) => sql<number>`if(${ranged},
  (select cast(coalesce(sum(members), 0) as signed) from guild_xp_ranges
  where guild_xp_ranges.guild_id = member.guild_id and guild_xp_ranges.level = member.level
    and guild_xp_ranges.part > ${partOfMember}), 0)`

/** The number of members on higher levels. */
const higher = sql<number>`(select cast(coalesce(sum(members), 0) as signed) from guild_levels
  where guild_levels.guild_id = member.guild_id and guild_levels.level > member.level)`

/**
 * The fast statement for a member's standing and rank. Members on higher levels are summed from `guild_levels`, those of
 * higher ranges of a crowded level from `guild_xp_ranges`. Only the members above in the same range, or on a level without
 * ranges, are counted in the leaderboard's index.
 *
 * The counts are by steps (`placeStep`), which do not depend on the guild's curve. This statement uses the stored level as the
 * step, which is right while the guild has never changed its curve. In other guilds the rank in its row may be wrong, and is
 * read by `steppedQuery` instead: see `needsSteps`.
 */
export const standingQuery = (db: Queries, key: Key) =>
  comparing(db, key, storedMember, countedByStored).select((eb) => [
    'member.xp',
    'member.message_count as messageCount',
    'guild.curve',
    'guild.curve_changed_at as curveChangedAt',
    'guild.level_card as levelCard',
    hiddenSince(key).as('hiddenSince'),
    'guild.level_card_on as levelCardOn',
    'guild.card_accent as cardAccent',
    ownCard(key).as('ownCard'),
    sql<number>`1 + ${eb.fn.count('other.user_id')} + ${nearer(isRanged)} + ${higher}`.as('rank'),
  ])

/**
 * The slow statement for the same row. Its rank is right in every guild, because it computes the step from the XP. It does not
 * replace `standingQuery`, because the database needs as long to plan it as for the whole of `standingQuery`.
 */
export const steppedQuery = (db: Queries, key: Key) =>
  db
    .selectFrom(
      comparing(db, key, steppedMember(key), { upTo: countedUpTo, from: countedFrom })
        .select((eb) => [
          ...(['member.guild_id', 'member.user_id', 'member.xp', 'member.level', 'member.message_count'] as const),
          ...(['guild.curve', 'guild.curve_changed_at'] as const),
          ...(['guild.level_card', 'guild.level_card_on', 'guild.card_accent'] as const),
          isRanged.as('ranged'),
          eb.fn.count<number>('other.user_id').as('counted'),
        ])
        .as('member'),
    )
    .select([
      'member.xp',
      'member.message_count as messageCount',
      'member.curve',
      'member.curve_changed_at as curveChangedAt',
      'member.level_card as levelCard',
      hiddenSince(key).as('hiddenSince'),
      'member.level_card_on as levelCardOn',
      'member.card_accent as cardAccent',
      ownCard(key).as('ownCard'),
      sql<number>`1 + member.counted + ${nearer(sql<boolean>`member.ranged`)} + ${higher}`.as('rank'),
    ])

type StandingRow = InferResult<ReturnType<typeof standingQuery>>[number]

/** A standing from a row of one of the two statements; null where the member is not stored. */
export const toStanding = (row: StandingRow | undefined): RankedStanding | null =>
  row === undefined ? null : withLevel(row)

/** Adds the level by the guild's curve. */
export function withLevel({ xp, messageCount, rank, curve: text, ...stored }: StandingRow): RankedStanding {
  const curve = readCurve(text)
  const cards = {
    levelCard: readLevelCard(stored.levelCard),
    levelCardOn: readCardPlaces(stored.levelCardOn),
    ownCard: stored.ownCard === null ? null : readLevelCard(stored.ownCard),
    accent: stored.cardAccent,
  }
  return { xp, messageCount, rank, curve, level: levelAt(xp, curve), cards, isHidden: stored.hiddenSince !== null }
}

/** Whether the rank in a row of `standingQuery` may be wrong, because the guild has changed its curve: read `steppedQuery` then. */
export const needsSteps = ({ curveChangedAt }: Pick<StandingRow, 'curveChangedAt'>): boolean =>
  (curveChangedAt ?? 0) > 0

const preparedStanding = prepare(standingQuery)
const preparedStepped = prepare(steppedQuery)

/**
 * Loads a member's standing and rank: by the fast statement, and in a guild that has changed its curve by the slow one after
 * it. Null where the member is not stored.
 */
export async function rankedStanding(
  db: Queries,
  guildId: Snowflake,
  userId: Snowflake,
): Promise<RankedStanding | null> {
  const [row] = await preparedStanding(db, { guildId, userId })
  if (row === undefined || !needsSteps(row)) return toStanding(row)
  const [stepped] = await preparedStepped(db, { guildId, userId })
  return toStanding(stepped)
}

/**
 * The same in one statement, for a caller who knows the guild.
 * @param hasChangedCurve whether the guild has ever changed its curve
 */
export async function standingIn(
  db: Queries,
  { guildId, hasChangedCurve }: { guildId: Snowflake; hasChangedCurve: boolean },
  userId: Snowflake,
): Promise<RankedStanding | null> {
  const [row] = await (hasChangedCurve ? preparedStepped : preparedStanding)(db, { guildId, userId })
  return toStanding(row)
}
