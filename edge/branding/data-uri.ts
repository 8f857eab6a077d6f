import type { ImageType } from '../../shared/branding/image.ts'
import type { Bytes } from '../../shared/bytes.ts'

/** `String.fromCharCode` takes only so many values at once. */
const PIECE = 32_768

/** A picture as Discord takes it. https://discord.com/developers/docs/reference#image-data */
export function dataUri(type: ImageType, bytes: Bytes): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE))
  return `data:image/${type};base64,${btoa(text)}`
}
