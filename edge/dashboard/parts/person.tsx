import { Avatar } from './avatar.tsx'

/** A person as the API describes them. */
interface Shown {
  id: string
  name: string
  username: string | null
  avatarUrl: string | null
}

/** A person's picture and names. @param href of the person's page. Without it, the name is no link. */
export const Person = ({ person: { name, username, avatarUrl }, href }: { person: Shown; href?: string }) => (
  <span class="flex min-w-0 items-center gap-3">
    <Avatar name={name} url={avatarUrl} size="size-8" />
    <span class="min-w-0">
      {href === undefined ? (
        <span class="font-medium wrap-anywhere">{name}</span>
      ) : (
        <a href={href} class="font-medium wrap-anywhere underline-offset-2 hover:underline">
          {name}
        </a>
      )}
      {username !== null && username !== name && <span class="block text-xs text-soft wrap-anywhere">{username}</span>}
    </span>
  </span>
)
