import { checkImage, type ImageRefusal, LARGEST_IMAGE_BYTES } from '../../../shared/branding/image.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { dataUri } from '../../branding/data-uri.ts'
import type { InteractionContext } from '../../interactions/context.ts'

/** The pictures of a command, by the ids of their attachments. */
interface Chosen {
  avatar: Snowflake | undefined
  banner: Snowflake | undefined
}

/** `lost`: the picture could not be downloaded. */
interface Refused {
  ok: false
  reason: ImageRefusal | 'lost'
}

/** Downloads the pictures of a command from Discord, and checks them. @returns them as data URIs */
export async function readPictures(
  context: InteractionContext,
  { avatar, banner }: Chosen,
): Promise<{ ok: true; uris: { avatar?: string; banner?: string } } | Refused> {
  const [one, two] = await Promise.all([avatar && readPicture(context, avatar), banner && readPicture(context, banner)])
  if (one && !one.ok) return one
  if (two && !two.ok) return two
  return { ok: true, uris: { ...(one && { avatar: one.uri }), ...(two && { banner: two.uri }) } }
}

async function readPicture(
  { resolved, download }: InteractionContext,
  id: Snowflake,
): Promise<{ ok: true; uri: string } | Refused> {
  const file = resolved.attachments.get(id)
  if (file === undefined) return { ok: false, reason: 'lost' }
  if (file.size > LARGEST_IMAGE_BYTES) return { ok: false, reason: 'tooLarge' }
  const bytes = await download(file.url, LARGEST_IMAGE_BYTES)
  if (bytes === null) return { ok: false, reason: 'lost' }
  const checked = checkImage(bytes)
  return checked.ok ? { ok: true, uri: dataUri(checked.type, bytes) } : checked
}
