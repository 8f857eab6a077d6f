import type { APIAttachment } from 'discord-api-types/v10'
import type { SentFile } from '../checks/attachments.ts'
import type { ChannelState } from '../state/channel.ts'
import type { World } from '../world.ts'

/** The simulation keeps only so many files, the newest. Discord keeps all of them. */
const KEPT_FILES = 200

/** Keeps a file of a message. @returns the attachment of the message */
export function keepFile(world: World, channel: ChannelState, file: SentFile): APIAttachment {
  const id = world.snowflakes.next()
  const path = `/attachments/${channel.id}/${id}/${file.filename}`
  world.files.set(path, file)
  const [oldest] = world.files.keys()
  if (world.files.size > KEPT_FILES && oldest !== undefined) world.files.delete(oldest)
  const url = `${world.address.http}${path}`
  return {
    ...{ id, filename: file.filename, size: file.bytes.byteLength, content_type: file.contentType },
    ...{ url, proxy_url: url },
    ...(file.description !== undefined && { description: file.description }),
  }
}

/** Answers as Discord's CDN for files of messages. @returns undefined if the address is not one of a file */
export function serveFile(world: World, request: Request): Response | undefined {
  const { pathname } = new URL(request.url)
  if (!pathname.startsWith('/attachments/')) return undefined
  const file = world.files.get(pathname)
  if (file === undefined) return new Response(null, { status: 404 })
  return new Response(file.bytes, { headers: { 'Content-Type': file.contentType } })
}
