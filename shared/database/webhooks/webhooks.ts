import { sql } from 'kysely'
import { type Actor, entryOf } from '../../audit/entry.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import { DAY_MS } from '../../levelling/day.ts'
import type { TurnedOff } from '../../webhooks/attempt.ts'
import { record, recordOne } from '../audit/record.ts'
import { touchGuild } from '../guilds/version.ts'
import type { Queries } from '../queries.ts'
import type { WebhookTable } from './tables.ts'

/** Most webhooks of one guild. */
export const MAX_WEBHOOKS = 5
/** How long the previous secret also signs after it was replaced. */
export const OLD_SECRET_MS = DAY_MS

/** A webhook without its secrets. Times are milliseconds since 1970. */
export interface Webhook {
  id: string
  url: string
  /** Bits of `WEBHOOK_EVENTS`. */
  events: number
  createdBy: Snowflake | null
  createdAt: number
  failingSince: number | null
  offAt: number | null
  offWhy: 'admin' | TurnedOff | null
  /** Until when the previous secret also signs; null where there is none. */
  oldUntil: number | null
}

/** Who changes which webhook. `host` is what the audit shows of the address, because the rest may be secret. */
export interface WebhookChange {
  guildId: Snowflake
  id: string
  host: string
  actor: Actor
}

const COLUMNS = [
  ...(['id', 'url', 'events', 'created_by as creatorId', 'created_at as createdAt'] as const),
  ...(['failing_since as failingSince', 'off_at as offAt', 'off_why as offWhy', 'old_until as oldUntil'] as const),
] as const

/** Lists the webhooks of a guild, the oldest first. */
export async function listWebhooks(db: Queries, guildId: Snowflake): Promise<Webhook[]> {
  const rows = await db.selectFrom('webhooks').select(COLUMNS).where('guild_id', '=', guildId).orderBy('id').execute()
  // An id has a name that ends in `Id`, so that it stays a text.
  return rows.map(({ creatorId: createdBy, ...row }) => ({ ...row, createdBy }))
}

/** Finds a webhook of a guild; null where the guild has no such webhook. */
export async function getWebhook(db: Queries, guildId: Snowflake, id: string): Promise<Webhook | null> {
  const row = await db
    .selectFrom('webhooks')
    .select(COLUMNS)
    .where('guild_id', '=', guildId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  const { creatorId: createdBy, ...webhook } = row
  return { ...webhook, createdBy }
}

/** Makes a change, and raises the guild's version at the same time: gateways remember which events a guild's webhooks receive. */
async function withVersion<Made>(db: Queries, guildId: Snowflake, now: number, change: Promise<Made>): Promise<Made> {
  const [made] = await Promise.all([change, touchGuild(db, guildId, now)])
  return made
}

/**
 * Makes a webhook, unless its guild has the most webhooks already: the statement that adds it also counts them. Writes the audit.
 * @param secret encrypted @returns the webhook's id; null where the guild has the most already
 */
export async function createWebhook(
  db: Queries,
  { guildId, host, actor }: Omit<WebhookChange, 'id'>,
  { url, events, secret }: Pick<WebhookTable, 'url' | 'events' | 'secret'>,
  now: number,
): Promise<string | null> {
  const entry = entryOf({ guildId, actor }, { kind: 'webhook.added', after: { name: host } })
  const made = record(db, {
    entries: [entry],
    at: now,
    async make() {
      const { numAffectedRows, insertId } = await sql`
        insert into webhooks (guild_id, url, events, secret, created_by, created_at, updated_at)
        select ${guildId}, ${url}, ${events}, ${secret}, ${actor.id}, ${now}, ${now}
        from (select count(*) as made from webhooks where guild_id = ${guildId}) as held
        where held.made < ${sql.lit(MAX_WEBHOOKS)}`.execute(db)
      return numAffectedRows === 1n ? String(insertId) : null
    },
    unmade: (id) => (id === null ? [entry] : []),
  })
  return withVersion(db, guildId, now, made)
}

/** What an admin changes of a webhook. What is left out stays. */
export interface WebhookValues {
  url?: string | undefined
  events?: number | undefined
  isOn?: boolean | undefined
}

/** Changes a webhook. Switching it on forgets its failures. Writes the audit. @returns false where there is no such webhook any more */
export function changeWebhook(
  db: Queries,
  { guildId, id, host, actor }: WebhookChange,
  { url, events, isOn }: WebhookValues,
  now: number,
): Promise<boolean> {
  const entry = entryOf({ guildId, actor }, { kind: 'webhook.changed', after: { name: host } })
  const change = recordOne(db, entry, now, async () => {
    const { numUpdatedRows } = await db
      .updateTable('webhooks')
      .set({
        ...(url !== undefined && { url }),
        ...(events !== undefined && { events }),
        ...(isOn === true && { off_at: null, off_why: null, failing_since: null }),
        ...(isOn === false && { off_at: sql<number>`coalesce(off_at, ${now})`, off_why: 'admin' as const }),
        // A new value, so that a change without effect is also counted.
        updated_at: sql<number>`greatest(updated_at + 1, ${now})`,
      })
      .where('guild_id', '=', guildId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return numUpdatedRows > 0n
  })
  return withVersion(db, guildId, now, change)
}

/**
 * Replaces the secret of a webhook. For a day both sign. Writes the audit.
 * @param secret encrypted @returns false where there is no such webhook any more
 */
export function rotateSecret(
  db: Queries,
  { guildId, id, host, actor }: WebhookChange,
  secret: string,
  now: number,
): Promise<boolean> {
  const entry = entryOf({ guildId, actor }, { kind: 'webhook.secret-replaced', after: { name: host } })
  return recordOne(db, entry, now, async () => {
    // From left to right: `old_secret` gets the value that `secret` had.
    const { numAffectedRows } = await sql`
      update webhooks set old_secret = secret, old_until = ${now + OLD_SECRET_MS}, secret = ${secret}
      where guild_id = ${guildId} and id = ${id}`.execute(db)
    return numAffectedRows === 1n
  })
}

/** Deletes a webhook. Its deliveries are deleted within a week. Writes the audit. @returns false where there is no such webhook any more */
export function deleteWebhook(db: Queries, { guildId, id, host, actor }: WebhookChange, now: number): Promise<boolean> {
  const entry = entryOf({ guildId, actor }, { kind: 'webhook.removed', before: { name: host } })
  const change = recordOne(db, entry, now, async () => {
    const { numDeletedRows } = await db
      .deleteFrom('webhooks')
      .where('guild_id', '=', guildId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return numDeletedRows > 0n
  })
  return withVersion(db, guildId, now, change)
}
