import { ButtonStyle, ComponentType, MessageFlags } from 'discord-api-types/v10'

/** The flag of a message of components. The functions below make components as a bot sends them. */
export const V2 = MessageFlags.IsComponentsV2

export const text = (content = 'text', more: object = {}) => ({ type: ComponentType.TextDisplay, content, ...more })
export const button = (id: string, more: object = {}) => ({
  ...{ type: ComponentType.Button, style: ButtonStyle.Secondary, label: id, custom_id: id },
  ...more,
})
export const row = (...components: object[]) => ({ type: ComponentType.ActionRow, components })
export const container = (components: object[], more: object = {}) => ({
  type: ComponentType.Container,
  components,
  ...more,
})
export const section = (components: object[], accessory?: object) => ({
  type: ComponentType.Section,
  components,
  accessory,
})
export const thumbnail = (url: string, more: object = {}) => ({
  type: ComponentType.Thumbnail,
  media: { url },
  ...more,
})
export const separator = (more: object = {}) => ({ type: ComponentType.Separator, ...more })
export const gallery = (count: number) => ({
  type: ComponentType.MediaGallery,
  items: Array.from({ length: count }, (_, n) => ({ media: { url: `https://example.com/${n}.png` } })),
})
export const file = (url: string) => ({ type: ComponentType.File, file: { url } })
export const times = (count: number, component: () => object) => Array.from({ length: count }, component)
