import type { Snowflake } from './snowflake.ts'

/** Discord's server for pictures, where `avatarUrl` points unless another is given. */
const CDN_URL = 'https://cdn.discordapp.com'

interface Pictured {
  id: Snowflake
  /** The hash of the avatar's image; null for a default avatar. Of an animated image it begins with `a_`. */
  avatar: string | null
  /** `0` for all but old bots. */
  discriminator: string
}

/** Sizes that Discord offers are powers of two. */
type PictureSize = 16 | 32 | 64 | 128 | 256 | 512

/**
 * The address of a user's avatar. An animated one is shown as a picture that does not move, unless `isAnimated` is set.
 * https://discord.com/developers/docs/reference#image-formatting
 */
export function avatarUrl(
  { id, avatar, discriminator }: Pictured,
  {
    size = 64,
    isAnimated = false,
    cdnUrl = CDN_URL,
  }: { size?: PictureSize; isAnimated?: boolean; cdnUrl?: string } = {},
): string {
  if (avatar === null) return `${cdnUrl}/embed/avatars/${defaultAvatar(id, discriminator)}.png`
  const moves = isAnimated && avatar.startsWith('a_')
  return `${cdnUrl}/avatars/${id}/${avatar}.webp?size=${size}${moves ? '&animated=true' : ''}`
}

/** The number of a user's default avatar. */
const defaultAvatar = (id: Snowflake, discriminator: string): number =>
  discriminator === '0' ? Number((BigInt(id) >> 22n) % 6n) : Number(discriminator) % 5
