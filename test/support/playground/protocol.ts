import type {
  APIApplicationCommand,
  APIApplicationCommandOptionChoice,
  APIChannel,
  APIGuild,
  APIGuildMember,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIRole,
  APIUser,
  APIVoiceState,
  GatewayChannelCreateDispatch,
  GatewayChannelDeleteDispatch,
  GatewayChannelUpdateDispatch,
  GatewayGuildMemberAddDispatch,
  GatewayGuildMemberRemoveDispatch,
  GatewayGuildMemberUpdateDispatch,
  GatewayGuildModifyDispatch,
  GatewayGuildRoleCreateDispatch,
  GatewayGuildRoleDeleteDispatch,
  GatewayGuildRoleUpdateDispatch,
  GatewayMessageCreateDispatch,
  GatewayMessageDeleteDispatch,
  GatewayMessageReactionAddDispatch,
  GatewayMessageReactionRemoveAllDispatch,
  GatewayMessageReactionRemoveDispatch,
  GatewayMessageReactionRemoveEmojiDispatch,
  GatewayMessageUpdateDispatch,
  GatewayTypingStartDispatch,
  GatewayVoiceStateUpdateDispatch,
  Locale,
} from 'discord-api-types/v10'

/**
 * What goes between the page of the playground and its server.
 *
 * - `GET /` is the page, and `GET /playground/...` its files.
 * - `WebSocket /playground/socket`: the page sends an `Act` as JSON, first `enter`; it receives a `Told` as JSON.
 * - `POST /playground/dashboard`, a form with `token`, `as` (a member's id) and optionally `to` (a path of the dashboard,
 *   e.g. `/servers/1/levels`): logs the browser in at the simulated Discord as this member, and redirects to the dashboard.
 *
 * Pictures are at the simulated Discord (`Room.cdn`), e.g. `${cdn}/avatars/${user.id}/${user.avatar}.png?size=64`.
 */
export type { Act } from './acts.ts'

/** A dispatch without its opcode and its sequence number, which belong to a bot's session. */
type Without<Dispatch> = Dispatch extends { t: infer T; d: infer D } ? { t: T; d: D } : never

/** What the simulated Discord dispatches to a member's client: the payload that bots receive, whole. Private answers have the flag 64. */
export type Dispatched = Without<
  | GatewayMessageCreateDispatch
  | GatewayMessageUpdateDispatch
  | GatewayMessageDeleteDispatch
  | GatewayMessageReactionAddDispatch
  | GatewayMessageReactionRemoveDispatch
  | GatewayMessageReactionRemoveAllDispatch
  | GatewayMessageReactionRemoveEmojiDispatch
  | GatewayTypingStartDispatch
  | GatewayVoiceStateUpdateDispatch
  | GatewayGuildModifyDispatch
  | GatewayGuildMemberAddDispatch
  | GatewayGuildMemberUpdateDispatch
  | GatewayGuildMemberRemoveDispatch
  | GatewayGuildRoleCreateDispatch
  | GatewayGuildRoleUpdateDispatch
  | GatewayGuildRoleDeleteDispatch
  | GatewayChannelCreateDispatch
  | GatewayChannelUpdateDispatch
  | GatewayChannelDeleteDispatch
>

/** A member's XP, as the database has it. */
export interface Standing {
  userId: string
  xp: number
  level: number
  xpIntoLevel: number
  /** XP from this level to the next; null at the maximum level. */
  xpOfLevel: number | null
}

/** One exchange over the wire between Discord, the edge and the gateway. */
export interface WireEntry {
  id: number
  /** Milliseconds since 1970. */
  at: number
  /**
   * `interaction`: Discord sends a signed interaction to the edge, and gets the answer.
   * `rest`: the edge or the gateway calls Discord's REST API.
   * `dispatch`: Discord sends an event to the gateway over its WebSocket.
   */
  kind: 'interaction' | 'rest' | 'dispatch'
  /** E.g. `POST`; for a dispatch its type, e.g. `MESSAGE_CREATE`. */
  method: string
  /** E.g. `/channels/:channel/messages`, or for an interaction what was used, e.g. `/level`. Empty for a dispatch. */
  route: string
  /** HTTP status; null for a dispatch, and for an interaction without an answer. */
  status: number | null
  /** Null for a dispatch. */
  ms: number | null
}

/** A command that the member is offered, with its options. Localisations are those of the member's language alone. */
export type OfferedCommand = Pick<
  APIApplicationCommand,
  'id' | 'type' | 'name' | 'name_localizations' | 'description' | 'description_localizations' | 'options'
>

export interface Room {
  guild: APIGuild
  /** The application and its bot. */
  application: { id: string; name: string; bot: APIUser }
  /** The members that the visitor can act as. The first of them owns the server. */
  selves: APIUser[]
  /** The member that this socket acts as. */
  self: { userId: string; locale: Locale; permissions: string }
  /** The channels that the member sees. */
  channels: APIChannel[]
  members: (APIGuildMember & { user: APIUser })[]
  roles: APIRole[]
  voiceStates: APIVoiceState[]
  /** By channel, oldest first; private answers to this member are among them. */
  messages: Record<string, APIMessage[]>
  commands: OfferedCommand[]
  standings: Standing[]
  /** Oldest first. */
  wire: WireEntry[]
  /** The address of pictures and files, without a slash at the end. */
  cdn: string
  limits: { idleMinutes: number; characters: number; messages: number }
}

export type Told =
  /** Replaces everything the page shows. `token` restores the room, also after the page is loaded again. */
  | { tell: 'entered'; nonce?: string; token: string; isNew: boolean; room: Room }
  | { tell: 'dispatched'; event: Dispatched }
  /**
   * How far an interaction of this member is. `thinking`: the answer is deferred; a message follows, or the source changes.
   * `answered` comes once with the first answer, and again when a deferred one is complete.
   */
  | {
      tell: 'interaction'
      nonce?: string
      interactionId: string
      channelId: string
      /** What was used, e.g. `/level` or `[Next]`. */
      asked: string
      at: 'thinking' | 'answered' | 'failed'
      isPrivate: boolean
      /** The message whose component was used; null for commands. */
      sourceId: string | null
    }
  | { tell: 'modal'; nonce?: string; interactionId: string; modal: APIModalInteractionResponseCallbackData }
  | { tell: 'choices'; nonce?: string; choices: APIApplicationCommandOptionChoice[] }
  /** The act was refused. The reason is in the words of the simulated Discord, or of the playground for its own limits. */
  | {
      tell: 'refused'
      nonce?: string
      by: 'discord' | 'application' | 'playground'
      reason: string
    }
  | { tell: 'standing'; standing: Standing }
  | { tell: 'wire'; entries: WireEntry[] }
  /** What an entry of the wire sent and got, as JSON; null for nothing, and for an entry that is too old. */
  | { tell: 'inspected'; nonce?: string; id: number; sent: string | null; answered: string | null }
  /** The socket closes after it. `idle`: the room was removed; `full`: there are too many rooms or sockets. */
  | { tell: 'closed'; why: 'idle' | 'full' | 'stopping' }
