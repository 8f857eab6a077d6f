import type {
  ButtonStyle as ApiButtonStyle,
  ChannelType as ApiChannelType,
  ComponentType as ApiComponentType,
  MessageFlags as ApiMessageFlags,
  ApplicationCommandOptionType as ApiOptionType,
} from 'discord-api-types/v10'

/*
 * Discord's numbers by name, because the enums of discord-api-types would bring their whole module into the page. Each
 * assertion keeps the type of the enum, by which TypeScript tells components apart. A wrong number does not compile.
 */

const component = {
  ActionRow: 1,
  Button: 2,
  StringSelect: 3,
  TextInput: 4,
  UserSelect: 5,
  RoleSelect: 6,
  MentionableSelect: 7,
  ChannelSelect: 8,
  Section: 9,
  TextDisplay: 10,
  Thumbnail: 11,
  MediaGallery: 12,
  File: 13,
  Separator: 14,
  Container: 17,
  Label: 18,
  FileUpload: 19,
  RadioGroup: 21,
  CheckboxGroup: 22,
  Checkbox: 23,
} as const
type Components = typeof component

/** https://discord.com/developers/docs/components/reference#component-object-component-types */
export const ComponentType = component as { readonly [Name in keyof Components]: (typeof ApiComponentType)[Name] }

const button = { Primary: 1, Secondary: 2, Success: 3, Danger: 4, Link: 5, Premium: 6 } as const

/** https://discord.com/developers/docs/components/reference#button-button-styles */
export const ButtonStyle = button as { readonly [Name in keyof typeof button]: (typeof ApiButtonStyle)[Name] }

const option = {
  Subcommand: 1,
  SubcommandGroup: 2,
  String: 3,
  Integer: 4,
  Boolean: 5,
  User: 6,
  Channel: 7,
  Role: 8,
  Mentionable: 9,
  Number: 10,
  Attachment: 11,
} as const

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-type */
export const OptionType = option as { readonly [Name in keyof typeof option]: (typeof ApiOptionType)[Name] }

const channel = {
  GuildText: 0,
  DM: 1,
  GuildVoice: 2,
  GuildCategory: 4,
  GuildAnnouncement: 5,
  GuildStageVoice: 13,
} as const

/** https://discord.com/developers/docs/resources/channel#channel-object-channel-types */
export const ChannelType = channel as { readonly [Name in keyof typeof channel]: (typeof ApiChannelType)[Name] }

const flags = { Ephemeral: 64, Loading: 128, IsComponentsV2: 32_768 } as const

/** https://discord.com/developers/docs/resources/message#message-object-message-flags */
export const MessageFlags = flags as { readonly [Name in keyof typeof flags]: (typeof ApiMessageFlags)[Name] }
