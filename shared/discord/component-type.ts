import type { ButtonStyle as ApiButtonStyle, ComponentType as ApiComponentType } from 'discord-api-types/v10'

/**
 * Component types by Discord's names; plain numbers, because the enum would bring its whole module into the bundle.
 * https://discord.com/developers/docs/components/reference#component-object-component-types
 */
export const ComponentType = {
  ActionRow: 1,
  Button: 2,
  StringSelect: 3,
  TextInput: 4,
  UserSelect: 5,
  RoleSelect: 6,
  ChannelSelect: 8,
  TextDisplay: 10,
  Separator: 14,
  Container: 17,
  Label: 18,
  CheckboxGroup: 22,
} as const satisfies Partial<Record<keyof typeof ApiComponentType, ApiComponentType>>

/** https://discord.com/developers/docs/components/reference#button-button-styles */
export const ButtonStyle = {
  Primary: 1,
  Secondary: 2,
  Danger: 4,
  Link: 5,
} as const satisfies Partial<Record<keyof typeof ApiButtonStyle, ApiButtonStyle>>
