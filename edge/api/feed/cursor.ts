import * as v from 'valibot'
import { id } from '../../../shared/api/ids.ts'
import type { GuildAward } from '../../../shared/database/members/guild-awards.ts'
import { compareSnowflakes, type Snowflake, snowflakeAt, snowflakeTime } from '../../../shared/discord/snowflake.ts'

/**
 * The end of a reply: its newest message, how many awards were known of the seconds before that message, and its newest
 * change.
 */
export const placeSchema = v.tuple([id, v.pipe(v.number(), v.integer()), id])

export type FeedPlace = v.InferOutput<typeof placeSchema>

/** The award of a message can be committed this much later than the award of a newer message. */
const LATE_MS = 10_000
const UNKNOWN = -1
const NONE: Snowflake = '0'

const lateStart = (messageId: Snowflake): Snowflake =>
  messageId === NONE ? NONE : snowflakeAt(snowflakeTime(messageId) - LATE_MS)

/** The message after which awards are read: some seconds before the newest known message, so that late awards are found. */
export const readAfter = (place: FeedPlace | undefined): Snowflake => (place === undefined ? NONE : lateStart(place[0]))

/** The awards that a reply shows. */
export interface NewAwards {
  awards: readonly GuildAward[]
  hasGap: boolean
  /** The newest message, and how many awards are known of the seconds before it. */
  newestId: Snowflake
  known: number
}

/**
 * Chooses the awards that are new. Where one was committed late, all awards of these seconds come again.
 * @param read oldest first, without a gap at the end @param isCut whether the oldest awards after the start were left out
 */
export function newAwards(read: readonly GuildAward[], isCut: boolean, place: FeedPlace | undefined): NewAwards {
  const [lastId = NONE, known = UNKNOWN] = place ?? []
  const isAfter = (start: Snowflake, { messageId }: GuildAward): boolean => compareSnowflakes(messageId, start) > 0
  const fresh = read.filter((award) => isAfter(lastId, award))
  const hasLate = !isCut && known !== UNKNOWN && read.length - fresh.length !== known
  const newestId = read.at(-1)?.messageId ?? lastId
  const newest = compareSnowflakes(newestId, lastId) > 0 ? newestId : lastId
  const start = lateStart(newest)
  return {
    awards: hasLate ? read : fresh,
    hasGap: place !== undefined && isCut && fresh.length === read.length,
    newestId: newest,
    known: isCut ? UNKNOWN : read.filter((award) => isAfter(start, award)).length,
  }
}
