import type { InteractionResponseType } from 'discord-api-types/v10'

/**
 * Types of interactions, their places, commands and responses by Discord's names; plain numbers, because the enums would bring their
 * whole modules into the bundle.
 */

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-type */
export const InteractionType = { Ping: 1, Command: 2, Component: 3, Autocomplete: 4, ModalSubmit: 5 } as const

/** Where something is used. https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-context-types */
export const ContextType = { Guild: 0, BotDm: 1, PrivateChannel: 2 } as const

/** Who installs an application. https://discord.com/developers/docs/resources/application#application-object-application-integration-types */
export const IntegrationType = { GuildInstall: 0, UserInstall: 1 } as const

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
