import * as v from 'valibot'
import type { NewUser } from '../../shared/database/members/users.ts'
import { snowflakeSchema } from '../../shared/discord/snowflake-schema.ts'
import type { ShardProgress } from '../bots/sessions/progress.ts'
import type { RoleWatch } from '../jobs/member-roles/role-watch.ts'
import type { Screening } from '../jobs/member-roles/screening.ts'
import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'
import type { Entitlements } from '../premium/entitlements.ts'
import type { Admission } from '../xp/admission.ts'
import type { Write } from '../xp/entry.ts'
import type { ChannelTree } from '../xp/memory/channel-tree.ts'
import type { Sightings } from './sightings.ts'

/** What a handler may use. */
export interface EventContext {
  admission: Admission
  channels: ChannelTree
  sightings: Sightings
  roleWatch: RoleWatch
  screening: Screening
  entitlements: Pick<Entitlements, 'note' | 'sessionBegan'>
  /** Queues a write that the event from this source asks for. */
  write: (write: Write, source: EventSource) => void
  log: Log
  metrics: Metrics
  clock: { now(): number }
}

/** Where an event came from: a shard's session, and its sequence in it. */
export interface EventSource {
  progress: ShardProgress
  sequence: number
}

/** A gateway event that Prosperity acts on: what it needs of the payload, and what it does. */
export interface EventHandler {
  /** Returns false when the payload does not have the documented shape. */
  receive(payload: unknown, context: EventContext, source: EventSource): boolean
}

/** Handlers act at once and wait for nothing: what takes time is queued, so that events stay in order. */
export const event = <Schema extends v.GenericSchema>(
  schema: Schema,
  handle: (data: v.InferOutput<Schema>, context: EventContext, source: EventSource) => void,
): EventHandler => ({
  receive(payload, context, source) {
    const parsed = v.safeParse(schema, payload)
    if (parsed.success) handle(parsed.output, context, source)
    return parsed.success
  },
})

/** An id that fits a column of 64 bits, in the one way of writing it: as a key, `07` would be another than `7`. */
export const snowflake = snowflakeSchema

const name = (length: number) =>
  v.pipe(
    v.string(),
    // What is cut off, or came, as half of a character is no text that a database stores.
    v.transform((text) => text.slice(0, length).toWellFormed()),
  )

export const userSchema = v.object({
  id: snowflake,
  username: name(80),
  global_name: v.optional(v.nullable(name(80)), null),
  discriminator: v.optional(name(4), '0'),
  avatar: v.optional(v.nullable(name(80)), null),
  bot: v.optional(v.boolean(), false),
})

export const newUser = ({
  id,
  username,
  global_name: globalName,
  discriminator,
  avatar,
}: v.InferOutput<typeof userSchema>): NewUser => ({
  id,
  username,
  globalName,
  discriminator,
  avatar,
})

export const guildName = name(100)

export const localeName = name(16)
