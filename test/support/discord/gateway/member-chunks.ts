import { GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10'
import * as v from 'valibot'
import { memberPayload } from '../state/member.ts'
import type { World } from '../world.ts'
import type { Session } from './session.ts'

const CHUNK = 1_000
const MOST_USERS = 100

const requestSchema = v.object({
  guild_id: v.string(),
  query: v.optional(v.string()),
  limit: v.optional(v.number(), 0),
  user_ids: v.optional(v.union([v.string(), v.pipe(v.array(v.string()), v.maxLength(MOST_USERS))])),
  nonce: v.optional(v.pipe(v.string(), v.maxLength(32))),
})

/** Answers op 8. @returns false where Discord would refuse the request */
export function sendMembers(world: World, session: Session, data: unknown): boolean {
  const parsed = v.safeParse(requestSchema, data)
  if (!parsed.success) return false
  const { guild_id, query, limit, user_ids, nonce } = parsed.output
  const guild = world.guilds.get(guild_id)
  if (!guild?.applications.has(session.applicationId) || !session.serves(guild.id)) return true
  const everyone = query === '' && limit === 0
  if (everyone && (session.intents & GatewayIntentBits.GuildMembers) === 0) return false
  const wanted = typeof user_ids === 'string' ? [user_ids] : user_ids
  const found = wanted
    ? wanted.flatMap((id) => guild.members.get(id) ?? [])
    : [...guild.members.values()].filter((m) => m.user.payload.username.startsWith(query ?? ''))
  const members = limit > 0 ? found.slice(0, limit) : found
  const chunks = Math.max(1, Math.ceil(members.length / CHUNK))
  for (let chunk = 0; chunk < chunks; chunk++) {
    world.gateway.tell(session, GatewayDispatchEvents.GuildMembersChunk, {
      guild_id,
      members: members.slice(chunk * CHUNK, (chunk + 1) * CHUNK).map(memberPayload),
      chunk_index: chunk,
      chunk_count: chunks,
      ...(wanted ? { not_found: wanted.filter((id) => !guild.members.has(id)) } : {}),
      ...(nonce ? { nonce } : {}),
    })
  }
  return true
}
