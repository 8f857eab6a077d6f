import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10'
import { cssColor } from '../parts/color.ts'
import { Inline, Markdown } from '../text/markdown.tsx'
import { Media } from './media.tsx'

/** A box with a coloured edge, as an embed and a container have it. */
export const Edged = ({
  color,
  children,
}: {
  color: number | null | undefined
  children: preact.ComponentChildren
}) => (
  <div
    class="grid w-fit max-w-full gap-2 rounded-control border border-l-4 border-line bg-surface px-4 py-3 sm:min-w-72"
    style={color === undefined || color === null ? {} : { borderLeftColor: cssColor(color) }}
  >
    {children}
  </div>
)

const Fields = ({ fields }: { fields: readonly APIEmbedField[] }) => (
  <div class="grid gap-x-6 gap-y-2 sm:grid-cols-3">
    {fields.map(({ name, value, inline = false }) => (
      <div class={`min-w-0 ${inline ? '' : 'sm:col-span-3'}`}>
        <p class="text-xs font-semibold text-soft">
          <Inline text={name} />
        </p>
        <Markdown text={value} />
      </div>
    ))}
  </div>
)

const Small = ({ text, icon }: { text: string; icon?: string | undefined }) => (
  <p class="flex items-center gap-2 text-xs text-soft">
    {icon !== undefined && <img src={icon} alt="" width={20} height={20} class="size-5 rounded-full" />}
    {text}
  </p>
)

/** An embed of a message. https://discord.com/developers/docs/resources/message#embed-object */
export const Embed = ({
  embed: { author, title, url, description, fields = [], image, thumbnail, footer, color },
}: {
  embed: APIEmbed
}) => (
  <Edged color={color}>
    <div class="flex gap-4">
      <div class="grid min-w-0 flex-1 gap-2">
        {author !== undefined && <Small text={author.name} icon={author.icon_url} />}
        {title !== undefined && (
          <p class="font-semibold wrap-anywhere">
            {url === undefined ? (
              <Inline text={title} />
            ) : (
              <a href={url} target="_blank" rel="noreferrer" class="text-accent underline-offset-2 hover:underline">
                {title}
              </a>
            )}
          </p>
        )}
        {description !== undefined && <Markdown text={description} />}
        {fields.length > 0 && <Fields fields={fields} />}
      </div>
      {thumbnail !== undefined && (
        <img src={thumbnail.url} alt="" class="size-16 shrink-0 rounded-control object-cover" />
      )}
    </div>
    {image !== undefined && <Media url={image.url} description={undefined} />}
    {footer !== undefined && <Small text={footer.text} icon={footer.icon_url} />}
  </Edged>
)
