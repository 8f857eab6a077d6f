import { GatewayCloseCodes, type GatewayPresenceUpdateData } from 'discord-api-types/v10'
import * as v from 'valibot'
import { shardOf } from '../../../../shared/discord/shard.ts'
import { DAY_MS } from '../../../../shared/levelling/day.ts'
import type { ApplicationState } from '../state/application.ts'
import type { World } from '../world.ts'
import { judgeIntents } from './intents.ts'

const presenceSchema = v.object({
  since: v.nullable(v.number()),
  activities: v.array(v.looseObject({ name: v.string(), type: v.number() })),
  status: v.picklist(['online', 'dnd', 'idle', 'invisible', 'offline']),
  afk: v.boolean(),
})
const identifySchema = v.object({
  token: v.string(),
  intents: v.number(),
  properties: v.object({ os: v.string(), browser: v.string(), device: v.string() }),
  shard: v.optional(v.tuple([v.number(), v.number()])),
  presence: v.nullish(presenceSchema),
  large_threshold: v.optional(v.pipe(v.number(), v.minValue(50), v.maxValue(250))),
  compress: v.optional(v.boolean()),
})

export type IdentifyVerdict =
  | { ok: true; application: ApplicationState; intents: number; shard: { id: number; count: number } }
  | { ok: false; reason: 'refused'; close: GatewayCloseCodes }
  /** Another identify of the same rate key is less than five seconds old. */
  | { ok: false; reason: 'too-soon' }
  /** The identifies of the day are used up. */
  | { ok: false; reason: 'spent'; application: ApplicationState }

const refused = (close: GatewayCloseCodes): IdentifyVerdict => ({ ok: false, reason: 'refused', close })

/** A presence, or null. The schema has the required fields; the type adds the optional ones. */
export function readPresence(data: unknown): GatewayPresenceUpdateData | null {
  const parsed = v.safeParse(presenceSchema, data)
  return parsed.success ? (parsed.output as GatewayPresenceUpdateData) : null
}

/** The application a token belongs to; its first part is the id in base64. */
export function applicationOf(world: World, token: string): ApplicationState | undefined {
  const bare = token.replace(/^Bot /, '')
  const id = Buffer.from(bare.split('.')[0] ?? '', 'base64url').toString()
  const application = world.applications.get(id)
  return application?.token === bare ? application : undefined
}

/**
 * Accepts or refuses an identify, and counts it towards the limit of the day.
 * https://discord.com/developers/docs/events/gateway#identifying
 */
export function judgeIdentify(world: World, data: unknown, now: number): IdentifyVerdict {
  const parsed = v.safeParse(identifySchema, data)
  if (!parsed.success) return refused(GatewayCloseCodes.DecodeError)
  const { token, intents, shard: [id, count] = [0, 1], presence } = parsed.output
  const application = applicationOf(world, token)
  if (!application) return refused(GatewayCloseCodes.AuthenticationFailed)
  const verdict = judgeIntents(intents, application.privileged)
  if (verdict === 'invalid') return refused(GatewayCloseCodes.InvalidIntents)
  if (verdict === 'disallowed') return refused(GatewayCloseCodes.DisallowedIntents)
  if (!Number.isInteger(id) || !Number.isInteger(count) || id < 0 || count < 1 || id >= count) {
    return refused(GatewayCloseCodes.InvalidShard)
  }
  const served = [...application.guilds].filter((guild) => shardOf(guild, count) === id)
  if (served.length >= world.settings.shardingRequiredAt) {
    return refused(GatewayCloseCodes.ShardingRequired)
  }
  const rateKey = id % world.settings.maxConcurrency
  const last = application.identifiedAt.get(rateKey)
  if (last !== undefined && now - last < world.settings.identifyWindowMs) return { ok: false, reason: 'too-soon' }
  if (!spendIdentify(application, now)) return { ok: false, reason: 'spent', application }
  application.identifiedAt.set(rateKey, now)
  application.presence = presence ? readPresence(presence) : null
  return { ok: true, application, intents, shard: { id, count } }
}

/** The identifies that are left today. The limit starts anew every day. */
export function identifyBudget(application: ApplicationState, now: number): ApplicationState['identifies'] {
  const budget = application.identifies
  if (now >= budget.resetAt) {
    budget.remaining = budget.total
    budget.resetAt = now + DAY_MS
  }
  return budget
}

function spendIdentify(application: ApplicationState, now: number): boolean {
  const budget = identifyBudget(application, now)
  if (budget.remaining === 0) return false
  budget.remaining -= 1
  return true
}
