import type { APIInteractionResponse, APIInteractionResponseCallbackData } from 'discord-api-types/v10'

/** What a command or component says: text, embeds, buttons. */
export type Message = Pick<
  APIInteractionResponseCallbackData,
  'content' | 'embeds' | 'components' | 'flags' | 'allowed_mentions'
>

/** Only the person who ran the command sees the message. */
const EPHEMERAL = 64

export const privately = (message: Message): Message => ({ ...message, flags: (message.flags ?? 0) | EPHEMERAL })

/** Pings nobody, unless the message itself says whom. */
const quiet = (message: Message): Message => ({ allowed_mentions: { parse: [] }, ...message })

/** The answers an interaction can get. https://discord.com/developers/docs/interactions/receiving-and-responding */
export const pong = (): APIInteractionResponse => ({ type: 1 })
export const reply = (message: Message): APIInteractionResponse => ({ type: 4, data: quiet(message) })
/** Changes the message on which a component was used, in place. */
export const update = (message: Message): APIInteractionResponse => ({ type: 7, data: quiet(message) })
