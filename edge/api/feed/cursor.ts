import * as v from 'valibot'
import { id } from '../../../shared/api/ids.ts'
import type { GuildEntry } from '../../../shared/database/ledger/guild-entries.ts'
import type { GuildAward } from '../../../shared/database/members/guild-awards.ts'
import { compareSnowflakes, type Snowflake, snowflakeAt, snowflakeTime } from '../../../shared/discord/snowflake.ts'

const whole = v.pipe(v.number(), v.integer())

/**
 * The end of a reply: the newest message, with the number of awards that were known of the time shortly before it; the same two
 * values for awards that no message earned; and the newest change.
 */
export const placeSchema = v.pipe(
  v.strictTuple([id, whole, whole, whole, id]),
  v.transform(([messageId, knownMessages, entryAt, knownEntries, changeId]) => ({
    messages: [messageId, knownMessages] as const,
    entries: [entryAt, knownEntries] as const,
    changeId,
  })),
)

/** The newest award of one kind in a reply, and how many awards of this kind were known of the time shortly before. */
type End<Position> = readonly [newest: Position, known: number]

const UNKNOWN = -1

/** A kind of awards, in the order in which they were earned. */
interface Timeline<Item, Position> {
  /** The position before every award. */
  start: Position
  positionOf(item: Item): Position
  compare(a: Position, b: Position): number
  /** The start of the time in which awards can still be committed after the newest one. */
  lateStart(newest: Position): Position
}

const NO_MESSAGE: Snowflake = '0'
/** The award of a message can be committed this much later than the award of a newer message. */
const LATE_MESSAGE_MS = 10_000

export const messages: Timeline<GuildAward, Snowflake> = {
  start: NO_MESSAGE,
  positionOf: ({ messageId }) => messageId,
  compare: compareSnowflakes,
  lateStart: (id) => (id === NO_MESSAGE ? NO_MESSAGE : snowflakeAt(snowflakeTime(id) - LATE_MESSAGE_MS)),
}

/**
 * Other awards can be committed this much later than newer ones: voice is confirmed once a minute, and the award has the time
 * at which the last full minute ended.
 */
const LATE_ENTRY_MS = 3 * 60_000

export const entries: Timeline<GuildEntry, number> = {
  start: 0,
  positionOf: ({ at }) => at,
  compare: (a, b) => a - b,
  lateStart: (at) => Math.max(0, at - LATE_ENTRY_MS),
}

/** The position after which awards are read: some time before the newest known one, so that late awards are found. */
export const readAfter = <Item, Position>(
  { start, lateStart }: Timeline<Item, Position>,
  end?: End<Position>,
): Position => (end === undefined ? start : lateStart(end[0]))

/** The awards of one kind that a reply shows. */
interface NewItems<Item, Position> {
  items: readonly Item[]
  hasGap: boolean
  end: [newest: Position, known: number]
}

/**
 * Chooses the awards that are new. Where one was committed late, all awards that were read are shown again.
 * @param read oldest first, up to the newest; where older ones were left out, they are one more than `most`
 */
export function newItems<Item, Position>(
  { start, positionOf, compare, lateStart }: Timeline<Item, Position>,
  read: readonly Item[],
  most: number,
  end?: End<Position>,
): NewItems<Item, Position> {
  const isCut = read.length > most
  const kept = isCut ? read.slice(-most) : read
  const [last, known] = end ?? [start, UNKNOWN]
  const isAfter = (position: Position, item: Item): boolean => compare(positionOf(item), position) > 0
  const fresh = kept.filter((item) => isAfter(last, item))
  const hasLate = !isCut && known !== UNKNOWN && kept.length - fresh.length !== known
  const newestItem = kept.at(-1)
  const newest = newestItem !== undefined && isAfter(last, newestItem) ? positionOf(newestItem) : last
  const lateFrom = lateStart(newest)
  return {
    items: hasLate ? kept : fresh,
    hasGap: end !== undefined && isCut && fresh.length === kept.length,
    end: [newest, isCut ? UNKNOWN : kept.filter((item) => isAfter(lateFrom, item)).length],
  }
}
