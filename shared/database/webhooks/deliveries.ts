import type { Snowflake } from '../../discord/snowflake.ts'
import type { AfterAttempt, Attempt, TurnedOff } from '../../webhooks/attempt.ts'
import { touchGuild } from '../guilds/version.ts'
import type { Queries } from '../queries.ts'
import type { DeliveryState } from './tables.ts'

/** A delivery that waits, with its webhook. */
export interface WaitingDelivery {
  id: string
  guildId: Snowflake
  webhookId: string
  key: string
  type: string
  body: string
  attempts: number
  url: string
  /** Encrypted. */
  secret: string
  oldSecret: string | null
  oldUntil: number | null
  failingSince: number | null
  createdBy: Snowflake | null
  /** Whether the webhook is off. */
  isOff: boolean
}

/** Loads a delivery of a guild that waits; null where there is none any more. */
export async function waitingDelivery(
  db: Queries,
  { guildId, deliveryId }: { guildId: Snowflake; deliveryId: string },
): Promise<WaitingDelivery | null> {
  const row = await db
    .selectFrom('webhook_deliveries as delivery')
    .innerJoin('webhooks as webhook', 'webhook.id', 'delivery.webhook_id')
    .select(['delivery.id', 'delivery.guild_id as guildId', 'delivery.webhook_id as webhookId'])
    .select(['event_key as key', 'type', 'body', 'attempts', 'url', 'secret', 'old_secret as oldSecret'])
    .select(['old_until as oldUntil', 'failing_since as failingSince', 'off_at as offAt'])
    .select('created_by as creatorId')
    .where('delivery.id', '=', deliveryId)
    .where('delivery.guild_id', '=', guildId)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (row === undefined) return null
  const { offAt, creatorId: createdBy, ...delivery } = row
  return { ...delivery, createdBy, isOff: offAt !== null }
}

/** Records that a delivery is not tried, because its webhook was switched off. */
export async function recordOff(db: Queries, id: string, now: number): Promise<void> {
  await db
    .updateTable('webhook_deliveries')
    .set({ state: 'failed', failure: 'off', next_at: null, updated_at: now })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

/** Records an attempt of a delivery, the new state of the delivery, and since when its webhook fails. */
export async function recordAttempt(
  db: Queries,
  { id, webhookId, attempts }: WaitingDelivery,
  attempt: Attempt,
  after: AfterAttempt,
  now: number,
): Promise<void> {
  await db
    .updateTable('webhook_deliveries')
    .set({
      ...{ state: after.delivery, attempts: attempts + 1, status: attempt.status, updated_at: now },
      failure: attempt.ok ? null : attempt.failure,
      next_at: after.delivery === 'waiting' ? after.nextAt : null,
    })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
  // The condition reads the stored row, because other deliveries may have changed the webhook since the caller read it.
  await db
    .updateTable('webhooks')
    .set({ failing_since: attempt.ok ? null : now })
    .where('id', '=', webhookId)
    .where('failing_since', attempt.ok ? 'is not' : 'is', null)
    .execute()
}

/**
 * Switches a webhook off after an attempt. If `why` is `failing`, nothing changes if another delivery has succeeded since the webhook
 * was read.
 * @returns false where nothing changed
 */
export async function switchOff(
  db: Queries,
  { guildId, webhookId, failingSince }: Pick<WaitingDelivery, 'guildId' | 'webhookId' | 'failingSince'>,
  why: TurnedOff,
  now: number,
): Promise<boolean> {
  const update = db
    .updateTable('webhooks')
    .set({ off_at: now, off_why: why })
    .where('id', '=', webhookId)
    .where('off_at', 'is', null)
  const { numUpdatedRows } = await (why === 'failing'
    ? update.where('failing_since', '=', failingSince)
    : update
  ).executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return false
  await touchGuild(db, guildId, now)
  return true
}

/** A delivery as its log shows it. */
export interface ListedDelivery {
  id: string
  key: string
  type: string
  body: string
  state: DeliveryState
  attempts: number
  status: number | null
  failure: string | null
  nextAt: number | null
  createdAt: number
  updatedAt: number
}

/** Lists the newest deliveries of a webhook. @param before only those before this id; null for the newest */
export function listDeliveries(
  db: Queries,
  { guildId, webhookId, before }: { guildId: Snowflake; webhookId: string; before: string | null },
  most: number,
): Promise<ListedDelivery[]> {
  const page = db
    .selectFrom('webhook_deliveries')
    .select(['id', 'event_key as key', 'type', 'body', 'state', 'attempts', 'status', 'failure'])
    .select(['next_at as nextAt', 'created_at as createdAt', 'updated_at as updatedAt'])
    .where('webhook_id', '=', webhookId)
    .where('guild_id', '=', guildId)
    .orderBy('id', 'desc')
    .limit(most)
  return (before === null ? page : page.where('id', '<', before)).execute()
}

/**
 * Lets a delivery that has ended wait again. It keeps its id, by which the receiver knows an event that it has already. Nothing
 * changes where it still waits.
 */
export async function reopenDelivery(
  db: Queries,
  { guildId, deliveryId }: { guildId: Snowflake; deliveryId: string },
  now: number,
): Promise<void> {
  await db
    .updateTable('webhook_deliveries')
    .set({ state: 'waiting', attempts: 0, failure: null, status: null, next_at: null, updated_at: now })
    .where('id', '=', deliveryId)
    .where('guild_id', '=', guildId)
    .where('state', '!=', 'waiting')
    .execute()
}

/** The state of a delivery of a webhook; null where there is none. */
export async function deliveryState(
  db: Queries,
  { guildId, webhookId, id }: { guildId: Snowflake; webhookId: string; id: string },
): Promise<DeliveryState | null> {
  const row = await db
    .selectFrom('webhook_deliveries')
    .select('state')
    .where('id', '=', id)
    .where('webhook_id', '=', webhookId)
    .where('guild_id', '=', guildId)
    .executeTakeFirst()
  return row?.state ?? null
}

/** Deletes some of the deliveries that are older than a time. @returns whether there may be more */
export async function purgeDeliveries(db: Queries, before: number, most: number): Promise<boolean> {
  const old = await db
    .selectFrom('webhook_deliveries')
    .select('id')
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(most)
    .execute()
  if (old.length === 0) return false
  const ids = old.map(({ id }) => id)
  await db.deleteFrom('webhook_deliveries').where('id', 'in', ids).execute()
  return old.length === most
}
