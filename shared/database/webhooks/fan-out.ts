import { sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { bitsOf } from '../../webhooks/events.ts'
import { type QueuedEvent, writeBody } from '../../webhooks/payload.ts'
import { insertJobs } from '../jobs/jobs.ts'
import type { Queries } from '../queries.ts'

/** Deliveries that may wait for one webhook. Further events are not sent to it. */
const MOST_WAITING = 1_000

/** An event, as its job has it. */
export interface EventJob {
  guildId: Snowflake
  userId: Snowflake | null
  /** Names the event: the same however often its job runs. */
  key: string
  event: QueuedEvent
  /** When it happened, milliseconds since 1970. */
  at: number
}

/**
 * Writes a delivery of an event for each webhook of the guild that wants it, with its job. Call it in a transaction. A job that runs
 * again finds the deliveries that it has written, and writes none of them twice.
 * @returns how many deliveries were written, and how many were left out because too many wait
 */
export async function fanOut(
  trx: Queries,
  { guildId, userId, key, event, at }: EventJob,
  now: number,
): Promise<{ written: number; dropped: number }> {
  const wanting = await trx
    .selectFrom('webhooks')
    .select('id')
    .select((eb) =>
      eb
        .selectFrom('webhook_deliveries')
        .select(({ fn }) => fn.countAll<number>().as('waiting'))
        .whereRef('webhook_id', '=', 'webhooks.id')
        .where('state', '=', 'waiting')
        .as('waiting'),
    )
    .where('guild_id', '=', guildId)
    .where('off_at', 'is', null)
    .where((eb) =>
      event.type === 'test'
        ? eb('id', '=', event.webhookId)
        : sql<boolean>`(events & ${sql.lit(bitsOf([event.type]))}) > 0`,
    )
    .execute()
  const taking = wanting.filter(({ waiting }) => Number(waiting ?? 0) < MOST_WAITING)
  let written = 0
  for (const { id } of taking) {
    const body = writeBody(event, at)
    const delivery = { guildId, webhookId: id, userId, key, type: event.type, body, at }
    if (await writeDelivery(trx, delivery, now)) written++
  }
  return { written, dropped: wanting.length - taking.length }
}

/** A delivery to be written. */
interface NewDelivery {
  guildId: Snowflake
  webhookId: string
  userId: Snowflake | null
  key: string
  type: string
  body: string
  /** When the event happened, milliseconds since 1970. */
  at: number
}

/** Writes a delivery with its job, unless the event has one for this webhook already. @returns whether it was written */
async function writeDelivery(db: Queries, delivery: NewDelivery, now: number): Promise<boolean> {
  const { guildId, webhookId, userId, key, type, body, at } = delivery
  const { numInsertedOrUpdatedRows, insertId } = await db
    .insertInto('webhook_deliveries')
    .ignore()
    .values({
      ...{ guild_id: guildId, webhook_id: webhookId, user_id: userId, event_key: key, type, body },
      ...{ created_at: at, updated_at: now },
    })
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return false
  const payload = { deliveryId: String(insertId) }
  await insertJobs(db, [{ kind: 'webhook-delivery', guildId, userId: null, payload }], now)
  return true
}
