import type { Queries } from '../../shared/database/queries.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { DAY_MS } from '../../shared/levelling/day.ts'
import { bitsOf, WEBHOOK_EVENTS } from '../../shared/webhooks/events.ts'

/** Stores a webhook that fails, with its deliveries, and one that was switched off. */
export async function populateWebhooks(db: Queries, guildId: Snowflake, ownerId: Snowflake, now: number) {
  const row = { guild_id: guildId, secret: 'sealed', created_by: ownerId, created_at: now - DAY_MS, updated_at: now }
  const { insertId } = await db
    .insertInto('webhooks')
    .values({
      ...{ ...row, url: 'https://hooks.greenhouse.example/levels?token=s3cret', failing_since: now - 3_600_000 },
      ...{ events: bitsOf(WEBHOOK_EVENTS), old_secret: 'sealed', old_until: now + DAY_MS },
    })
    .executeTakeFirstOrThrow()
  await db
    .insertInto('webhooks')
    .values({
      ...{ ...row, url: 'https://donaudampfschifffahrtsgesellschaft.example/', events: bitsOf(['season.ended']) },
      ...{ off_at: now - DAY_MS, off_why: 'gone' as const },
    })
    .execute()
  const delivery = { webhook_id: String(insertId), guild_id: guildId, user_id: null, updated_at: now }
  const body = JSON.stringify({ type: 'season.ended', version: 1, data: { guildId } })
  await db
    .insertInto('webhook_deliveries')
    .values([
      {
        ...{ ...delivery, event_key: 'evt_1', type: 'season.ended', body, created_at: now - 7_200_000 },
        ...{ state: 'delivered', attempts: 1, status: 200, failure: null, next_at: null },
      },
      {
        ...{ ...delivery, event_key: 'evt_2', type: 'level.up', body, created_at: now - 3_600_000 },
        ...{ state: 'waiting', attempts: 3, status: null, failure: 'timeout', next_at: now + 7_200_000 },
      },
    ])
    .execute()
}
