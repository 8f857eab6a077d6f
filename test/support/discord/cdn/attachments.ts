import type { APIAttachment } from 'discord-api-types/v10'
import type { SentFile } from '../checks/attachments.ts'
import type { ChannelState } from '../state/channel.ts'
import type { World } from '../world.ts'

/** The simulation keeps only so many files, the newest. Discord keeps all of them. */
const KEPT_FILES = 200

/** Keeps a file at an address. */
function keep(world: World, path: string, file: SentFile): void {
  world.files.set(path, file)
  const [oldest] = world.files.keys()
  if (world.files.size > KEPT_FILES && oldest !== undefined) world.files.delete(oldest)
}

/** Keeps a file of a message. @returns the attachment of the message */
export function keepFile(world: World, channel: ChannelState, file: SentFile): APIAttachment {
  const id = world.snowflakes.next()
  const path = `/attachments/${channel.id}/${id}/${file.filename}`
  keep(world, path, file)
  const url = `${world.address.http}${path}`
  return {
    ...{ id, filename: file.filename, size: file.bytes.byteLength, content_type: file.contentType },
    ...{ url, proxy_url: url },
    ...(file.description !== undefined && { description: file.description }),
  }
}

/** A file that a person chooses for an option. */
export interface ChosenFile {
  filename: string
  bytes: Uint8Array<ArrayBuffer>
  contentType?: string
}

/** What Discord accepts of a person with Nitro. https://support.discord.com/hc/en-us/articles/25444343291031 */
export const LARGEST_UPLOAD_BYTES = 500 * 1_048_576

/** Keeps a file that a person has chosen for an option. Its address is signed, and its name holds no special characters. */
export function uploadFile(world: World, { filename: title, bytes, contentType = '' }: ChosenFile): APIAttachment {
  const [folder, id] = [world.snowflakes.next(), world.snowflakes.next()]
  const filename = title.replaceAll(/[^\w.-]+/g, '_')
  const path = `/ephemeral-attachments/${folder}/${id}/${filename}`
  const signed = `${path}?ex=6a0c0000&is=6a0ab000&hm=${'ab'.repeat(32)}&`
  keep(world, signed, { filename, description: undefined, contentType, bytes })
  const url = `${world.address.http}${signed}`
  const upload: APIAttachment = {
    ...{ id, filename, size: bytes.byteLength, url, proxy_url: url, ephemeral: true },
    ...(filename !== title && { title }),
    ...(contentType !== '' && { content_type: contentType }),
  }
  world.uploads.set(id, upload)
  const [oldest] = world.uploads.keys()
  if (world.uploads.size > KEPT_FILES && oldest !== undefined) world.uploads.delete(oldest)
  return upload
}

/** Answers as Discord's CDN for files of messages. @returns undefined if the address is not one of a file */
export function serveFile(world: World, request: Request): Response | undefined {
  const { pathname, search } = new URL(request.url)
  const isUpload = pathname.startsWith('/ephemeral-attachments/')
  if (!isUpload && !pathname.startsWith('/attachments/')) return undefined
  // The address of an upload is valid only with its signature.
  const file = world.files.get(isUpload ? pathname + search : pathname)
  if (file === undefined) return new Response(null, { status: 404 })
  return new Response(file.bytes, { headers: { 'Content-Type': file.contentType } })
}
