import type { GuildState } from '../state/guild.ts'
import type { UserState } from '../state/user.ts'
import type { World } from '../world.ts'

/** The number of default pictures, which users without a picture have. */
export const DEFAULT_PICTURES = 6

/** The default picture of a user. https://discord.com/developers/docs/reference#image-formatting-cdn-endpoints */
const defaultPicture = ({ id }: UserState): number => Number((BigInt(id) >> 22n) % BigInt(DEFAULT_PICTURES))

/** Address of a user's picture. */
export const pictureUrl = ({ address }: World, user: UserState): string =>
  user.payload.avatar === null
    ? `${address.http}/embed/avatars/${defaultPicture(user)}.png`
    : `${address.http}/avatars/${user.id}/${user.payload.avatar}.webp?size=64`

/** The hash that a picture's address must name; null where there is no such picture. */
export function pictureHash(world: World, folder: string, id: string): string | null {
  const holder: GuildState | UserState | undefined =
    folder === 'icons' ? world.guilds.get(id) : folder === 'avatars' ? world.users.get(id) : undefined
  if (!holder) return null
  return 'payload' in holder ? holder.payload.avatar : holder.icon
}
