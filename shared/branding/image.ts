/** The largest picture for the profile of the bot, in bytes. Discord accepts ten times as much, but the edge holds the picture in memory. */
export const LARGEST_IMAGE_BYTES = 1_048_576

/** How the files of each type begin. https://discord.com/developers/docs/reference#image-data */
const BEGINNINGS: Readonly<Record<ImageType, readonly number[]>> = {
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  jpeg: [0xff, 0xd8, 0xff],
  gif: [0x47, 0x49, 0x46, 0x38],
}

const TYPES = ['png', 'jpeg', 'gif'] as const

/** The types of pictures that Discord accepts for a profile. */
export type ImageType = (typeof TYPES)[number]

/** The type of a picture by its content, not by its name; null for other files. */
const imageTypeOf = (bytes: Uint8Array): ImageType | null =>
  TYPES.find((type) => BEGINNINGS[type].every((byte, at) => bytes[at] === byte)) ?? null

/** Why a picture is refused. */
export type ImageRefusal = 'notImage' | 'tooLarge'

/** Checks the content of a picture. @param bytes at least its first eight bytes @param size of the whole picture, in bytes */
export function checkImage(
  bytes: Uint8Array,
  size = bytes.length,
): { ok: true; type: ImageType } | { ok: false; reason: ImageRefusal } {
  if (size > LARGEST_IMAGE_BYTES) return { ok: false, reason: 'tooLarge' }
  const type = imageTypeOf(bytes)
  return type === null ? { ok: false, reason: 'notImage' } : { ok: true, type }
}
