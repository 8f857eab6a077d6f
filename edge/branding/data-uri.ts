import { fromBase64 } from '../../shared/base64.ts'
import { checkImage, type ImageRefusal, type ImageType } from '../../shared/branding/image.ts'
import type { Bytes } from '../../shared/bytes.ts'

/** How many values one call of `String.fromCharCode` gets: more could exceed the limit of arguments. */
const PIECE = 32_768

/** A picture in the form that Discord accepts. https://discord.com/developers/docs/reference#image-data */
export function dataUri(type: ImageType, bytes: Bytes): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE))
  return `data:image/${type};base64,${btoa(text)}`
}

const DATA_URI = /^data:image\/[a-z]+;base64,((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/
/** Characters of base64 that are decoded: their 12 bytes are enough to recognise the type of a picture. */
const HEAD = 16

/** Checks a picture that was sent as a data URI, without decoding all of it. @returns the picture with the type that its content has */
export function checkDataUri(text: string): { ok: true; uri: string } | { ok: false; reason: ImageRefusal } {
  const [, data] = DATA_URI.exec(text) ?? []
  const head = data === undefined ? null : fromBase64(data.slice(0, HEAD))
  if (data === undefined || head === null) return { ok: false, reason: 'notImage' }
  const checked = checkImage(head, (data.length / 4) * 3)
  return checked.ok ? { ok: true, uri: `data:image/${checked.type};base64,${data}` } : checked
}
