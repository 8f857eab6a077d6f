import * as v from 'valibot'
import { described } from './described.ts'
import { id, time } from './ids.ts'
import { person, tier } from './parts.ts'

/** A server that the bot is in and whose dashboard the person may open. */
const ownGuild = v.object({
  id,
  name: v.string(),
  iconUrl: v.nullable(v.string()),
  tier,
  memberCount: described('Members with XP', v.number()),
})
export type OwnGuild = v.InferOutput<typeof ownGuild>

/** A server to which the person may add the bot. */
const invitableGuild = v.object({ id, name: v.string(), iconUrl: v.nullable(v.string()) })
export type InvitableGuild = v.InferOutput<typeof invitableGuild>

/** `GET /me` */
export const meQuery = v.object({
  refresh: described(
    'Whether the list of servers is read again, at most every five seconds',
    v.optional(v.picklist(['true', 'false']), 'false'),
  ),
})

export const meReply = v.object({
  person,
  guilds: described('Servers whose dashboard the person may open, by name', v.array(ownGuild)),
  invitable: described('Servers to which the person may add the bot, by name', v.array(invitableGuild)),
  inviteUrl: described(
    'Discord’s page that adds the bot to a server; `&guild_id=ID` at its end chooses one',
    v.string(),
  ),
})
export type MeReply = v.InferOutput<typeof meReply>

/** A browser in which the person is logged in. */
const device = v.object({
  id: described('The id for `DELETE /me/sessions/:session`. It is no secret', v.string()),
  name: described('Browser and system, e.g. `Firefox, Windows`; empty where neither is known', v.string()),
  createdAt: time,
  seenAt: described('The last use, accurate to ten minutes', time),
  isCurrent: described('Whether this request comes from this device', v.boolean()),
})
export type DeviceItem = v.InferOutput<typeof device>

/** `GET /me/sessions`: the one used last first. */
export const sessionsReply = v.object({ items: v.array(device), next: v.null() })
export type SessionsReply = v.InferOutput<typeof sessionsReply>

/** `POST /me/sessions/end-all` */
export const endAllReply = v.object({
  isRevoked: described(
    'False where Discord did not answer, so that it still lists Prosperity among the person’s authorised apps',
    v.boolean(),
  ),
})
