import { Icon } from './icon.tsx'

/** The first letters or digits of a name's first two words. */
const initialsOf = (name: string): string =>
  (name.match(/[\p{L}\p{N}]+/gu) ?? [])
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase()

/**
 * A picture of a person or a server beside its name; the first letters of the name where there is none. Screen readers skip
 * it.
 * @param url of an image; null where there is none
 */
export const Avatar = ({
  name,
  url,
  size = 'size-10',
  square = false,
}: {
  name: string
  url: string | null
  size?: string
  square?: boolean
}) => {
  const shape = `${size} shrink-0 ${square ? 'rounded-xl' : 'rounded-full'}`
  return url === null ? (
    <span
      aria-hidden="true"
      // The letters are no text of the page: in a button they would become a part of its name.
      data-initials={initialsOf(name)}
      class={`${shape} before:content-[attr(data-initials)] inline-flex items-center justify-center bg-accent-tint text-xs font-semibold text-accent select-none`}
    />
  ) : (
    <img
      src={url}
      alt=""
      width={40}
      height={40}
      loading="lazy"
      // On a slow connection, the words of the page come first.
      fetchpriority="low"
      decoding="async"
      class={`${shape} bg-hover object-cover`}
    />
  )
}

/** The picture of the author of a change. @param author null for an operator, who has a drawing instead */
export const AuthorAvatar = ({ author }: { author: { name: string; avatarUrl: string | null } | null }) =>
  author === null ? (
    <span class="inline-flex size-8 shrink-0 items-center justify-center rounded-full bg-hover">
      <Icon name="settings" class="size-4.5" />
    </span>
  ) : (
    <Avatar name={author.name} url={author.avatarUrl} size="size-8" />
  )
