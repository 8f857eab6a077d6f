import * as v from 'valibot'
import { id, time } from './ids.ts'
import { person } from './parts.ts'

export const tier = v.picklist(['viewer', 'manager', 'admin'])

/** A server that the bot is in and whose dashboard the person may open. */
export const ownGuild = v.object({
  id,
  name: v.string(),
  iconUrl: v.nullable(v.string()),
  tier,
  /** Members with XP. */
  memberCount: v.number(),
})
export type OwnGuild = v.InferOutput<typeof ownGuild>

/** A server to which the person may add the bot. */
export const invitableGuild = v.object({ id, name: v.string(), iconUrl: v.nullable(v.string()) })
export type InvitableGuild = v.InferOutput<typeof invitableGuild>

/** `GET /me?refresh=true`: with `refresh`, the list of servers is read again, at most every five seconds. */
export const meQuery = v.object({ refresh: v.optional(v.picklist(['true', 'false']), 'false') })

export const meReply = v.object({
  person,
  /** By name. */
  guilds: v.array(ownGuild),
  /** By name. */
  invitable: v.array(invitableGuild),
  /** Discord's page that adds the bot to a server; `&guild_id=ID` at its end chooses one. */
  inviteUrl: v.string(),
})
export type MeReply = v.InferOutput<typeof meReply>

/** A browser in which the person is logged in. */
export const device = v.object({
  /** For `DELETE /me/sessions/:session`. It is no secret. */
  id: v.string(),
  /** Browser and system, e.g. `Firefox, Windows`; empty where neither is known. */
  name: v.string(),
  createdAt: time,
  /** Accurate to ten minutes. */
  seenAt: time,
  /** Whether this request comes from it. */
  isCurrent: v.boolean(),
})
export type DeviceItem = v.InferOutput<typeof device>

/** `GET /me/sessions`: the one used last first. */
export const sessionsReply = v.object({ items: v.array(device), next: v.null() })
export type SessionsReply = v.InferOutput<typeof sessionsReply>

/** `POST /me/sessions/end-all` */
export const endAllReply = v.object({
  /** False where Discord did not answer, so that it still lists Prosperity among the person's authorised apps. */
  isRevoked: v.boolean(),
})
export type EndAllReply = v.InferOutput<typeof endAllReply>
