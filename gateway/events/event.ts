import * as v from 'valibot'
import type { NewUser } from '../../shared/database/members/users.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { snowflakeSchema } from '../../shared/discord/snowflake-schema.ts'
import type { PermissionChange } from '../../shared/levelling/failure-cause.ts'
import type { Tracer } from '../../shared/trace/span.ts'
import type { ServingBots } from '../bots/serving-bots.ts'
import type { Write } from '../bus/entry.ts'
import type { ShardProgress } from '../bus/progress.ts'
import type { RoleWatch } from '../jobs/member-roles/role-watch.ts'
import type { Screening } from '../jobs/member-roles/screening.ts'
import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'
import type { Entitlements } from '../premium/entitlements.ts'
import type { Admission } from '../xp/admission.ts'
import type { ChannelTree } from '../xp/memory/channel-tree.ts'
import type { MemberChecks } from './member-checks.ts'
import type { MessageSightings } from './message-sightings.ts'
import type { VoiceWatch } from './voice-watch.ts'

/** What event handlers work with. */
export interface EventContext {
  admission: Admission
  channels: ChannelTree
  sightings: MessageSightings
  roleWatch: Pick<RoleWatch, 'note'>
  screening: Screening
  voice: VoiceWatch
  memberChecks: Pick<MemberChecks, 'note'>
  entitlements: Pick<Entitlements, 'note' | 'sessionBegan'>
  servingBots: Pick<ServingBots, 'listed' | 'joined' | 'left'>
  /** Called when an event may have changed the bot's permissions in a guild, so that refused requests are tried again. */
  onPermissionChange?: (guildId: Snowflake, what: readonly PermissionChange[]) => void
  /** Queues a write to the database, with the event that caused it. */
  write: (write: Write, source: EventSource) => void
  log: Log
  metrics: Metrics
  /** Begins the traces of messages; null or absent where nothing is traced. */
  tracer?: Tracer | null
  clock: { now(): number }
}

/** Where an event came from: the shard's session, and the event's sequence number in it. */
export interface EventSource {
  progress: ShardProgress
  sequence: number
}

/** The handler of one type of gateway event. */
export interface EventHandler {
  /** @returns false where the payload does not have the documented shape */
  receive(payload: unknown, context: EventContext, source: EventSource): boolean
}

/**
 * Makes a handler from a schema and a function. The function is synchronous and queues whatever takes time, so that events
 * are handled in their order.
 */
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

/** A Discord id. Leading zeros are refused: as a key of a map, `07` would differ from `7`. */
export const snowflake = snowflakeSchema

const name = (length: number) =>
  v.pipe(
    v.string(),
    // A database does not store half of a surrogate pair, which the cut or Discord itself may leave.
    v.transform((text) => text.slice(0, length).toWellFormed()),
  )

/** The longest name and avatar that are stored, in UTF-16 units, and the longest discriminator. */
export const [MAX_NAME, MAX_DISCRIMINATOR] = [80, 4] as const

/** A user object. https://discord.com/developers/docs/resources/user#user-object */
export const userSchema = v.object({
  id: snowflake,
  username: name(MAX_NAME),
  global_name: v.optional(v.nullable(name(MAX_NAME)), null),
  discriminator: v.optional(name(MAX_DISCRIMINATOR), '0'),
  avatar: v.optional(v.nullable(name(MAX_NAME)), null),
  bot: v.optional(v.boolean(), false),
})

/** The fields of a user that are stored. */
export const newUser = ({
  id,
  username,
  global_name: globalName,
  discriminator,
  avatar,
}: Omit<v.InferOutput<typeof userSchema>, 'bot'>): NewUser => ({
  id,
  username,
  globalName,
  discriminator,
  avatar,
})

/** A guild's name, cut to the column's length. */
export const guildName = name(100)

/** Discord's code of a locale, e.g. `en-US`. */
export const localeName = name(16)
