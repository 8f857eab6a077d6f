import type { World } from '../world.ts'
import { DEFAULT_PICTURES, pictureHash } from './address.ts'
import { pictureOf } from './picture.ts'
import { encodePng } from './png.ts'
import { encodeWebp } from './webp.ts'

const PICTURE = /^\/(?<folder>avatars|icons)\/(?<id>\d+)\/(?<hash>\w+)\.(?<type>\w+)$/
/** A member's own pictures in a guild. */
const OF_MEMBER =
  /^\/guilds\/(?<guild>\d+)\/users\/(?<user>\d+)\/(?<folder>avatars|banners)\/(?<hash>\w+)\.(?<type>\w+)$/
const DEFAULT = /^\/embed\/avatars\/(?<index>\d+)\.png$/
const FORMATS: Readonly<Record<string, typeof encodePng>> = { png: encodePng, webp: encodeWebp }

/** The stored size of every picture, in pixels. A request for a larger size gets this one. */
const KEPT_SIZE = 256
const [SMALLEST, LARGEST] = [16, 4_096]
const DEFAULT_SIZE = 128

const refuse = (status: number): Response => new Response(null, { status })

/** Reads the requested size, in pixels. @returns null if it is not a power of two from 16 to 4,096 */
function readSize(text: string | null): number | null {
  if (text === null) return DEFAULT_SIZE
  const size = /^\d{2,4}$/.test(text) ? Number(text) : 0
  return size >= SMALLEST && size <= LARGEST && (size & (size - 1)) === 0 ? Math.min(size, KEPT_SIZE) : null
}

const answer = (encode: typeof encodePng, type: string, hash: string, size: number): Response =>
  new Response(encode(pictureOf(hash, size)), {
    headers: { 'Content-Type': `image/${type}`, 'Cache-Control': 'public, max-age=31536000' },
  })

/**
 * Answers as Discord's CDN: avatars, icons and default avatars, as PNG or WebP. Other formats are not simulated.
 * https://discord.com/developers/docs/reference#image-formatting
 * @returns undefined where the address is not the CDN's
 */
export function servePicture(world: World, request: Request): Response | undefined {
  const { pathname, searchParams } = new URL(request.url)
  const index = DEFAULT.exec(pathname)?.groups?.index
  if (index !== undefined) {
    return Number(index) < DEFAULT_PICTURES ? answer(encodePng, 'png', `default ${index}`, KEPT_SIZE) : refuse(404)
  }
  const groups = (PICTURE.exec(pathname) ?? OF_MEMBER.exec(pathname))?.groups
  if (!groups) return undefined
  const { guild, user = '', folder = '', id = '', hash = '', type = '' } = groups
  const member = guild === undefined ? undefined : world.guilds.get(guild)?.members.get(user)
  const kept =
    guild === undefined ? pictureHash(world, folder, id) : member?.[folder === 'avatars' ? 'avatar' : 'banner']
  const encode = FORMATS[type]
  if (!encode || kept !== hash) return refuse(404)
  const size = readSize(searchParams.get('size'))
  return size === null ? refuse(400) : answer(encode, type, hash, size)
}
