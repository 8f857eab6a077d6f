import { Icon } from '../../../../../edge/dashboard/parts/icon.tsx'
import { say } from '../language.ts'

/** A picture of a message, which opens in a tab of its own. @param description for screen readers, from the bot */
export const Media = ({
  url,
  description,
  width,
  height,
}: {
  url: string
  description: string | null | undefined
  width?: number | null | undefined
  height?: number | null | undefined
}) => (
  <a href={url} target="_blank" rel="noreferrer" class="block w-fit max-w-full">
    <img
      src={url}
      alt={description ?? say('play.picture')}
      width={width ?? undefined}
      height={height ?? undefined}
      class="max-h-96 max-w-full rounded-control"
      style={{ height: 'auto' }}
    />
  </a>
)

/** A file of a message that is no picture. */
export const FileLink = ({ url, name, size }: { url: string; name: string; size?: number | undefined }) => (
  <a
    href={url}
    download={name}
    class="flex w-fit max-w-full items-center gap-3 rounded-control border border-line bg-surface px-4 py-2.5 text-sm hover:bg-hover"
  >
    <Icon name="audit" class="size-6 text-soft" />
    <span class="min-w-0">
      <span class="block font-medium text-accent wrap-anywhere">{name}</span>
      {size !== undefined && <span class="text-xs text-soft">{(size / 1_024).toFixed(1)} KiB</span>}
    </span>
  </a>
)
