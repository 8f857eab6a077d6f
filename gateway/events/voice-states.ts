import * as v from 'valibot'
import type { NewUser } from '../../shared/database/members/users.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { VoiceFlag, type VoiceState } from '../../shared/levelling/voice.ts'
import { type EventContext, type EventSource, event, newUser, snowflake, userSchema } from './event.ts'

const member = v.object({ user: userSchema, roles: v.optional(v.array(snowflake), []) })

/** The fields of a voice state that are read. https://discord.com/developers/docs/resources/voice#voice-state-object */
const state = {
  channel_id: v.nullable(snowflake),
  user_id: snowflake,
  deaf: v.optional(v.boolean(), false),
  mute: v.optional(v.boolean(), false),
  self_deaf: v.optional(v.boolean(), false),
  self_mute: v.optional(v.boolean(), false),
  self_stream: v.optional(v.boolean(), false),
  suppress: v.optional(v.boolean(), false),
}
const stateSchema = v.object(state)
type State = v.InferOutput<typeof stateSchema>

/** The part of GUILD_CREATE about voice. A malformed part must not keep the server from being registered. */
export const listedVoice = {
  afk_channel_id: v.fallback(v.optional(v.nullable(snowflake), null), null),
  voice_states: v.fallback(v.optional(v.array(stateSchema), []), []),
  /** The bot and the people in voice. */
  members: v.fallback(v.optional(v.array(member), []), []),
}

const flagsOf = (told: State): number =>
  (told.mute || told.self_mute ? VoiceFlag.Muted : 0) |
  (told.deaf || told.self_deaf ? VoiceFlag.Deafened : 0) |
  (told.suppress ? VoiceFlag.Suppressed : 0) |
  (told.self_stream ? VoiceFlag.Streaming : 0)

const stateOf = (told: State, roleIds: readonly Snowflake[]): VoiceState => ({
  userId: told.user_id,
  channelId: told.channel_id,
  flags: flagsOf(told),
  roles: roleIds.join(','),
})

const absent = (userId: Snowflake): VoiceState => ({ userId, channelId: null, flags: 0, roles: '' })

/** Takes the list of a server's members in voice. An entry without its member is left out, because it may be a bot. */
export function noteListed(
  guild: { id: Snowflake } & v.InferOutput<v.ObjectSchema<typeof listedVoice, undefined>>,
  { voice, clock }: EventContext,
  { progress }: EventSource,
): void {
  const people = new Map(guild.members.filter(({ user }) => !user.bot).map((each) => [each.user.id, each]))
  const [states, users]: [VoiceState[], NewUser[]] = [[], []]
  for (const told of guild.voice_states) {
    const person = people.get(told.user_id)
    if (person === undefined) continue
    states.push(stateOf(told, person.roles))
    users.push(newUser(person.user))
  }
  voice.listed(progress, guild.id, { states, users, afkChannelId: guild.afk_channel_id }, clock.now())
}

/** Notes a member's state, and writes it if voice earns XP in the server. */
function note(
  guildId: Snowflake,
  state: VoiceState,
  user: NewUser | null,
  { voice, write, clock }: EventContext,
  source: EventSource,
): void {
  const change = voice.stateChanged({ guildId, state, user, progress: source.progress, at: clock.now() })
  if (change !== null) write(change, source)
}

/**
 * A member joined or left voice, moved, or changed something there, such as a mute or a stream.
 * https://discord.com/developers/docs/events/gateway-events#voice-state-update
 */
export const voiceStateUpdate = event(
  v.object({ ...state, guild_id: v.optional(snowflake), member: v.optional(member) }),
  ({ guild_id: guildId, member: told, ...changed }, context, source) => {
    // A call between users belongs to no server.
    if (guildId === undefined || told?.user.bot) return
    const { user_id: userId, channel_id: channelId } = changed
    if (channelId === null) return note(guildId, absent(userId), null, context, source)
    const roles = context.voice.known(source.progress, guildId, userId)?.roles
    if (told === undefined && roles === undefined) return
    const next = stateOf(changed, told?.roles ?? [])
    note(guildId, told ? next : { ...next, roles: roles ?? '' }, told ? newUser(told.user) : null, context, source)
  },
)

/** A member in voice has other roles, which decide whether their minutes count. */
export const speakerUpdate = event(
  v.object({ guild_id: snowflake, user: v.object({ id: snowflake }), roles: v.array(snowflake) }),
  ({ guild_id: guildId, user: { id: userId }, roles }, context, source) => {
    const known = context.voice.known(source.progress, guildId, userId)
    if (known !== null) note(guildId, { userId, ...known, roles: roles.join(',') }, null, context, source)
  },
)

/** A member left the server. Discord may say by no other event that they are no longer in voice. */
export const speakerRemove = event(
  v.object({ guild_id: snowflake, user: v.object({ id: snowflake }) }),
  ({ guild_id: guildId, user }, context, source) => {
    if (context.voice.known(source.progress, guildId, user.id) !== null)
      note(guildId, absent(user.id), null, context, source)
  },
)

/** A voice channel was deleted: its members are no longer in voice. */
export const voiceChannelDelete = event(
  v.object({ id: snowflake, guild_id: v.optional(snowflake) }),
  ({ id, guild_id: guildId }, context, source) => {
    if (guildId === undefined) return
    for (const userId of context.voice.inside(source.progress, guildId, id))
      note(guildId, absent(userId), null, context, source)
  },
)

/** The server may have another AFK channel. */
export const afkChannelUpdate = event(
  v.object({ id: snowflake, afk_channel_id: v.fallback(v.optional(v.nullable(snowflake), null), null) }),
  ({ id, afk_channel_id }, { voice, write, clock }, source) => {
    const change = voice.afkChannel(source.progress, id, afk_channel_id, clock.now())
    if (change !== null) write(change, source)
  },
)
