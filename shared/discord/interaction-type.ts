import type { InteractionResponseType } from 'discord-api-types/v10'

/**
 * Types of interactions, commands and responses by Discord's names; plain numbers, because the enums would bring their
 * whole modules into the bundle.
 */

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-type */
export const InteractionType = { Ping: 1, Command: 2, Component: 3, Autocomplete: 4, ModalSubmit: 5 } as const

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-types */
export const CommandType = { ChatInput: 1, User: 2 } as const

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type */
export const ResponseType = {
  Pong: 1,
  ChannelMessageWithSource: 4,
  DeferredChannelMessageWithSource: 5,
  DeferredMessageUpdate: 6,
  UpdateMessage: 7,
  ApplicationCommandAutocompleteResult: 8,
  Modal: 9,
} as const satisfies Partial<Record<keyof typeof InteractionResponseType, InteractionResponseType>>
