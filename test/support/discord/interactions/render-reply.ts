import {
  type APIAttachment,
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
    ...(components ?? []).flatMap(renderRow),
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

function renderRow(row: APIMessageTopLevelComponent): string[] {
  if (row.type !== ComponentType.ActionRow) return []
  const parts = row.components.map((component) => {
    if (component.type !== ComponentType.Button) return renderMenu(component)
    const label = ('label' in component && component.label) || ('emoji' in component && component.emoji?.name) || '?'
    return component.disabled ? `[${label} (off)]` : `[${label}]`
  })
  return [parts.join(' ')]
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
