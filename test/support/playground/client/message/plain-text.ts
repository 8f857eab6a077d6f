import type { APIMessage, APIMessageTopLevelComponent } from 'discord-api-types/v10'
import { type Piece, parseDiscordText } from '../../../../../edge/dashboard/discord-text/parse.ts'
import { ComponentType } from '../discord-types.ts'

/** Finds the names of users, roles and channels that a text mentions; undefined for an unknown id. */
type Names = Partial<Record<'user' | 'role' | 'channel', (id: string) => string | undefined>>

function textOf(piece: Piece, names: Names): string {
  switch (piece.kind) {
    case 'text':
    case 'code':
      return piece.text
    case 'user':
      return `@${names.user?.(piece.id) ?? ''}`
    case 'role':
      return `@${names.role?.(piece.id) ?? ''}`
    case 'channel':
      return `#${names.channel?.(piece.id) ?? ''}`
    case 'command':
      return `/${piece.name}`
    case 'time':
      return ''
    default:
      return piece.pieces.map((inner) => textOf(inner, names)).join('')
  }
}

function textsIn(component: APIMessageTopLevelComponent): string[] {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return [component.content]
    case ComponentType.Section:
      return component.components.map(({ content }) => content)
    case ComponentType.MediaGallery:
      return component.items.flatMap(({ description }) => description ?? [])
    case ComponentType.Container:
      return component.components.flatMap(textsIn)
    default:
      return []
  }
}

/** The text of a message without markdown. Screen readers read it out once when the message comes. */
export function plainTextOf({ content, embeds, components = [], attachments }: APIMessage, names: Names): string {
  const texts = [
    content,
    ...embeds.flatMap(({ title = '', description = '', fields = [] }) => [
      title,
      description,
      ...fields.flatMap(({ name, value }) => [name, value]),
    ]),
    ...components.flatMap(textsIn),
    ...attachments.map(({ description }) => description ?? ''),
  ]
  return texts
    .filter((text) => text !== '')
    .map((text) =>
      parseDiscordText(text.replace(/^(?:#{1,3}|-#|>) /gm, ''))
        .map((piece) => textOf(piece, names))
        .join(''),
    )
    .join(' ')
}
