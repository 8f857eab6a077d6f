import {
  type APIAttachment,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIEmbed,
  type APIMessage,
  type APIMessageTopLevelComponent,
  type APISelectMenuOption,
  ComponentType,
} from 'discord-api-types/v10'
import type { Choice } from '../checks/callback.ts'
import { inputsOf, type Modal, type ModalInput } from '../checks/modal.ts'

type ShownMessage = Pick<APIMessage, 'content' | 'attachments' | 'embeds' | 'components'>

/** The visible parts of a reply. */
export interface Shown {
  message: ShownMessage | null
  ephemeral: boolean
  deferred: boolean
  choices: readonly Choice[]
  modal: Modal | null
  followUps: readonly ShownMessage[]
}

/** A reply as a person would read it: text, embeds line by line, buttons as [Label], menus as their choices. */
export function renderReply({ message, ephemeral, deferred, choices, modal, followUps }: Shown): string {
  const parts = [
    ...(deferred ? ['(thinking)'] : []),
    ...(message ? [renderMessage(message)] : []),
    ...choices.map(({ name }) => `- ${name}`),
    ...(modal ? [renderModal(modal)] : []),
    ...(ephemeral ? ['(only you can see this)'] : []),
    ...followUps.map(renderMessage),
  ]
  return parts.join('\n')
}

const renderMessage = ({ content, attachments, embeds, components }: ShownMessage): string =>
  [
    ...(content ? [content] : []),
    ...attachments.map(renderAttachment),
    ...embeds.flatMap(renderEmbed),
    ...(components ?? []).flatMap(renderComponent),
  ].join('\n')

function renderAttachment({ filename, content_type: type, description, url }: APIAttachment): string {
  if (type?.startsWith('image/')) return `(picture ${filename}: ${description ?? url})`
  return `(file ${filename}: ${[description, url].filter(Boolean).join(', ')})`
}

function renderEmbed({ author, title, description, fields = [], image, footer }: APIEmbed): string[] {
  const lines = [
    author?.name,
    title && `**${title}**`,
    description,
    ...fields.map(({ name, value }) => `${name}: ${value}`),
    image && `(image ${image.url})`,
    footer?.text,
  ]
  return lines.filter((line) => line !== undefined && line !== '').map((line) => String(line))
}

/** A component of a message, line by line. A button beside a text follows it. */
function renderComponent(component: APIMessageTopLevelComponent | APIComponentInContainer): string[] {
  switch (component.type) {
    case ComponentType.ActionRow:
      return [component.components.map(renderUsable).join(' ')]
    case ComponentType.TextDisplay:
      return [component.content]
    case ComponentType.Section: {
      const { components, accessory } = component
      const shown = accessory.type === ComponentType.Button ? renderUsable(accessory) : renderMedia(accessory)
      return [`${components.map(({ content }) => content).join('\n')} ${shown}`]
    }
    case ComponentType.Container:
      return component.components.flatMap(renderComponent)
    case ComponentType.MediaGallery:
      return component.items.map(renderMedia)
    case ComponentType.File:
      return [`(file ${component.file.url})`]
    default:
      return []
  }
}

const renderMedia = ({ media, description }: { media: { url: string }; description?: string | null }): string =>
  `(picture ${media.url}: ${description ?? 'without a description'})`

function renderUsable(component: APIComponentInMessageActionRow): string {
  if (component.type !== ComponentType.Button) return renderMenu(component)
  const label = ('label' in component && component.label) || ('emoji' in component && component.emoji?.name) || '?'
  return component.disabled ? `[${label} (off)]` : `[${label}]`
}

function renderMenu(menu: { placeholder?: string; options?: APISelectMenuOption[] }): string {
  const options = (menu.options ?? []).map((option) => (option.default ? `*${option.label}` : option.label))
  return `[${menu.placeholder ?? 'Choose'}: ${options.join(' | ')}]`
}

/** A modal's inputs with what they show: a text, or the choices with a star before those that are selected. */
const renderModal = (modal: Modal): string =>
  [`**${modal.title}**`, ...inputsOf(modal).map(({ label, component }) => `${label}: ${renderInput(component)}`)].join(
    '\n',
  )

function renderInput(input: ModalInput): string {
  if (input.type === ComponentType.TextInput) return input.value || '____'
  if (input.type === ComponentType.Checkbox) return input.default ? '[x]' : '[ ]'
  if ('options' in input) {
    return `[${input.options.map((option) => (option.default ? `*${option.label}` : option.label)).join(' | ')}]`
  }
  return `[${('default_values' in input ? (input.default_values ?? []) : []).map(({ id }) => id).join(' | ')}]`
}
