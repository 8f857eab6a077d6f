import type {
  APIComponentInMessageActionRow,
  APIMessage,
  APIMessageTopLevelComponent,
  APISectionComponent,
  APIUnfurledMediaItem,
} from 'discord-api-types/v10'
import { ComponentType } from '../discord-types.ts'
import { Edged } from '../message/embed.tsx'
import { FileLink, Media } from '../message/media.tsx'
import { Markdown } from '../text/markdown.tsx'
import { MessageButton } from './button.tsx'
import { MessageMenu } from './message-menu.tsx'

/** The address of a picture or file. `attachment://card.webp` is a file of the message itself. */
function mediaUrl({ url }: Pick<APIUnfurledMediaItem, 'url'>, { attachments }: APIMessage): string {
  const name = /^attachment:\/\/(.+)$/.exec(url)?.[1]
  return attachments.find(({ filename }) => filename === name)?.url ?? url
}

const InRow = ({ component, message }: { component: APIComponentInMessageActionRow; message: APIMessage }) =>
  component.type === ComponentType.Button ? (
    <MessageButton button={component} message={message} />
  ) : (
    <MessageMenu menu={component} message={message} />
  )

const Section = ({ section, message }: { section: APISectionComponent; message: APIMessage }) => (
  <div class="flex items-start justify-between gap-4">
    <div class="grid min-w-0 gap-1">
      {section.components.map(({ content }) => (
        <Markdown text={content} />
      ))}
    </div>
    {section.accessory.type === ComponentType.Button ? (
      <MessageButton button={section.accessory} message={message} />
    ) : (
      <img
        src={mediaUrl(section.accessory.media, message)}
        alt={section.accessory.description ?? ''}
        class="size-16 shrink-0 rounded-control object-cover"
      />
    )}
  </div>
)

/** A component of a message. https://discord.com/developers/docs/components/reference */
export function DrawnComponent({
  component,
  message,
}: {
  component: APIMessageTopLevelComponent
  message: APIMessage
}) {
  switch (component.type) {
    case ComponentType.ActionRow:
      return (
        <div class="flex w-full flex-wrap gap-2">
          {component.components.map((one) => (
            <InRow key={'custom_id' in one ? one.custom_id : undefined} component={one} message={message} />
          ))}
        </div>
      )
    case ComponentType.Container:
      return (
        <Edged color={component.accent_color}>
          {component.components.map((one) => (
            <DrawnComponent component={one} message={message} />
          ))}
        </Edged>
      )
    case ComponentType.Section:
      return <Section section={component} message={message} />
    case ComponentType.TextDisplay:
      return <Markdown text={component.content} />
    case ComponentType.MediaGallery:
      return (
        <div class={`grid gap-2 ${component.items.length > 1 ? 'sm:grid-cols-2' : ''}`}>
          {component.items.map(({ media, description }) => (
            <Media url={mediaUrl(media, message)} description={description} width={media.width} height={media.height} />
          ))}
        </div>
      )
    case ComponentType.File: {
      const url = mediaUrl(component.file, message)
      return <FileLink url={url} name={component.name ?? url.replace(/^.*\//, '')} size={component.size} />
    }
    case ComponentType.Separator: {
      const space = component.spacing === 2 ? 'my-2' : ''
      return component.divider === false ? <div class={`h-1 ${space}`} /> : <hr class={`border-line ${space}`} />
    }
    default:
      return null
  }
}
