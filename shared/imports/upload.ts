/** The largest file that is read, in bytes. */
export const LARGEST_FILE_BYTES = 25 * 1_024 * 1_024

/** Bytes of each part of an upload but the last one. A person may make 60 changes a minute; a file of 25 MiB has 50 parts. */
export const PART_BYTES = 512 * 1_024

/** Characters of a whole part in base64. */
export const PART_TEXT_LENGTH = base64Length(PART_BYTES)

/** Characters of this many bytes in base64, with padding. */
function base64Length(bytes: number): number {
  return 4 * Math.ceil(bytes / 3)
}

/** How many bytes a base64 text holds. @param text with padding */
function bytesOf(text: string): number {
  return (text.length / 4) * 3 - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0)
}

/** How many parts a file is sent in. @param bytes at least 1 */
export const partsOf = (bytes: number): number => Math.ceil(bytes / PART_BYTES)

/** The place of a part in a file. @param part from 0 */
export const partAt = (bytes: number, part: number): { from: number; to: number } => ({
  from: part * PART_BYTES,
  to: Math.min(bytes, (part + 1) * PART_BYTES),
})

/** Whether a text can be a part of a file: the part exists, and the text has as many bytes as the part. @param part from 0 */
export function isPart(bytes: number, part: number, text: string): boolean {
  const { from, to } = partAt(bytes, part)
  return part < partsOf(bytes) && bytesOf(text) === to - from
}
