import * as v from 'valibot'

/**
 * The version of the events below. A new field does not change it. It rises when a field is removed or has another meaning.
 */
const WEBHOOK_VERSION = 1

const id = v.pipe(v.string(), v.regex(/^\d{1,20}$/))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
/** Milliseconds since 1970. */
const time = count

const guildId = v.pipe(id, v.description('The server'))
const userId = v.pipe(id, v.description('The member'))

const levelUp = v.object({
  guildId,
  userId,
  level: v.pipe(count, v.description('The level that the member has reached')),
  previousLevel: v.pipe(count, v.description('The level before. It can be lower by more than 1')),
  channelId: v.pipe(v.nullable(id), v.description('Where the member earned the XP; null where that is no channel')),
  messageId: v.pipe(v.nullable(id), v.description('The message that earned the XP; null where no message did')),
})

const boardJoined = v.object({ guildId, userId })

const roleGiven = v.object({
  guildId,
  userId,
  roleId: id,
  level: v.pipe(count, v.description('The level of the member')),
})

const seasonEnded = v.object({
  guildId,
  season: v.pipe(count, v.description('The number of the season, counted from 1')),
  name: v.pipe(v.nullable(v.string()), v.description('Null where it has none')),
  startedAt: time,
  endedAt: time,
  winners: v.pipe(
    v.array(v.object({ userId: id, xp: count })),
    v.description(
      'The members who won, the best first, with the XP of the season. The id of a member whose data was deleted is missing here',
    ),
  ),
})

const importDone = v.object({
  guildId,
  importId: id,
  kind: v.pipe(v.picklist(['import', 'reset', 'give']), v.description('`reset` and `give`: a change of many members')),
  changed: v.pipe(count, v.description('Members who have other XP now')),
})

const testEvent = v.object({ type: v.literal('test'), data: v.object({ guildId }) })

const types = [
  v.object({ type: v.literal('level.up'), data: levelUp }),
  v.object({ type: v.literal('board.joined'), data: boardJoined }),
  v.object({ type: v.literal('level-role.given'), data: roleGiven }),
  v.object({ type: v.literal('season.ended'), data: seasonEnded }),
  v.object({ type: v.literal('import.done'), data: importDone }),
] as const

/** What happened, by its type. */
const webhookEvent = v.variant('type', types)
export type WebhookEvent = v.InferOutput<typeof webhookEvent>

/** An event that waits for its deliveries to be written. A test event is for one webhook, and ignores its list of events. */
export const queuedEvent = v.variant('type', [...types, v.object({ ...testEvent.entries, webhookId: id })])
export type QueuedEvent = v.InferOutput<typeof queuedEvent>

/** An event as it is sent. @param at when it happened, milliseconds since 1970 */
export const writeBody = ({ type, data }: QueuedEvent, at: number): string =>
  JSON.stringify({ type, version: WEBHOOK_VERSION, timestamp: new Date(at).toISOString(), data })
