import type { APIInteractionResponse, APIInteractionResponseCallbackData } from 'discord-api-types/v10'
import type { Bytes } from '../bytes.ts'
import { ResponseType } from './interaction-type.ts'
import type { Choice } from './option.ts'

/** A file that a message carries: a picture, or e.g. the stored data of a member. */
export interface Picture {
  /** The name of the file, e.g. `card.webp`. */
  name: string
  /** The media type, e.g. `image/webp`. */
  type: string
  bytes: Bytes
  /** The text for screen readers, up to 1,024 characters. */
  description: string
}

/** The message with which a command or component replies: text, embeds, buttons. */
export type Message = Pick<
  APIInteractionResponseCallbackData,
  'content' | 'embeds' | 'components' | 'flags' | 'allowed_mentions'
> & {
  /** Replaces the embeds in an answer that can carry a file. The first response to an interaction can. */
  picture?: Picture
}

/** Only the person who ran the command sees the message. */
const EPHEMERAL = 64

export const asEphemeral = (message: Message): Message => ({ ...message, flags: (message.flags ?? 0) | EPHEMERAL })

/** The flag of a message that consists only of components, see `components-v2.ts`. It cannot be removed. */
export const COMPONENTS_V2 = 1 << 15

export const isComponentsV2 = ({ flags }: Message): boolean => ((flags ?? 0) & COMPONENTS_V2) !== 0

/**
 * Fields of an edit that clear the content and embeds of a message without the flag. Discord refuses an edit that sets the flag and
 * keeps them.
 * https://discord.com/developers/docs/resources/message#edit-message
 */
const WITHOUT_TEXT = { content: null, embeds: [] }

/** The fields of an edit that replaces a message. Nobody is pinged, unless it sets `allowed_mentions`. */
export const replacing = (message: Message): Omit<Message, 'picture' | 'content'> & { content?: string | null } => {
  const { content, ...others } = quiet(message)
  if (isComponentsV2(message)) return { ...WITHOUT_TEXT, ...others }
  return { ...(content !== undefined && { content }), ...others }
}

export const isEphemeral = ({ flags }: Message): boolean => ((flags ?? 0) & EPHEMERAL) !== 0

/** A message that pings no one, unless it sets `allowed_mentions`. The picture is left out, because it is not part of the JSON. */
export const quiet = ({ picture: _, ...message }: Message): Omit<Message, 'picture'> => ({
  allowed_mentions: { parse: [] },
  ...message,
})

/** The answers an interaction can get. https://discord.com/developers/docs/interactions/receiving-and-responding */
export const pong = (): APIInteractionResponse => ({ type: ResponseType.Pong })
export const reply = (message: Message): APIInteractionResponse => ({
  type: ResponseType.ChannelMessageWithSource,
  data: quiet(message),
})
/** Changes the message on which a component was used, in place. */
export const update = (message: Message): APIInteractionResponse => ({
  type: ResponseType.UpdateMessage,
  // Discord takes null for a content, which the type does not have.
  data: replacing(message) as APIInteractionResponseCallbackData,
})
/** Discord shows that the bot is thinking, and the reply follows. Whether the reply is ephemeral is decided here. */
export const laterReply = (isEphemeral: boolean): APIInteractionResponse => ({
  type: ResponseType.DeferredChannelMessageWithSource,
  ...(isEphemeral && { data: { flags: EPHEMERAL } }),
})
/** The message on which a component was used changes later. */
export const laterUpdate = (): APIInteractionResponse => ({ type: ResponseType.DeferredMessageUpdate })

/** Discord's limits. */
const MOST_CHOICES = 25
const LONGEST_NAME = 100

/** What a member may choose from while typing; more than Discord shows is left out. */
export const autocompleteResult = (choices: readonly Choice[]): APIInteractionResponse => ({
  type: ResponseType.ApplicationCommandAutocompleteResult,
  data: {
    choices: choices
      .slice(0, MOST_CHOICES)
      .map(({ name, value }) => ({ name: [...name].slice(0, LONGEST_NAME).join(''), value })),
  },
})
