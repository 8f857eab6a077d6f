import type { Generated } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { AttemptFailure, TurnedOff } from '../../webhooks/attempt.ts'
import type { Time } from '../column-types.ts'

/** An address of a guild to which events are sent. */
export interface WebhookTable {
  /** Not a snowflake, but a 64-bit number too, and so a string. */
  id: Generated<string>
  guild_id: Snowflake
  /** Where events are sent. */
  url: string
  /** Bits of `WEBHOOK_EVENTS`. */
  events: number
  /** Encrypted. */
  secret: string
  /** The previous secret, encrypted. It also signs until `old_until`. */
  old_secret: Generated<string | null>
  /** Until when the previous secret also signs. */
  old_until: Generated<Time | null>
  created_by: Snowflake | null
  created_at: Time
  /** Of an admin's last change. */
  updated_at: Time
  /** Since when every attempt has failed; null where the last attempt succeeded. */
  failing_since: Generated<Time | null>
  /** Since when nothing is sent; null where it is on. */
  off_at: Generated<Time | null>
  /** `admin`: a person switched it off. */
  off_why: Generated<'admin' | TurnedOff | null>
}

/** `delivered` and `failed` are final, until an admin sends it again. */
export type DeliveryState = 'waiting' | 'delivered' | 'failed'

/** An event that is, or was, sent to a webhook. */
export interface WebhookDeliveryTable {
  /** Not a snowflake, but a 64-bit number too, and so a string. */
  id: Generated<string>
  /** The webhook to which it is sent. */
  webhook_id: string
  guild_id: Snowflake
  /** The member that the event is about; null for an event of the whole guild. */
  user_id: Snowflake | null
  /** Names the event: the same for each webhook and in each attempt. It is sent as `webhook-id`. */
  event_key: string
  /** The type of the event. */
  type: string
  /** The body of the request, exactly as it is signed and sent. */
  body: string
  /** Whether it waits for an attempt, or how it ended. */
  state: Generated<DeliveryState>
  /** How many times it was tried. */
  attempts: Generated<number>
  /** The status of the last reply; null where there was none. */
  status: Generated<number | null>
  /** Why the last attempt failed; null for none. `off`: the webhook was switched off before. */
  failure: Generated<AttemptFailure | 'off' | null>
  /** When it is tried again. */
  next_at: Generated<Time | null>
  created_at: Time
  updated_at: Time
}
