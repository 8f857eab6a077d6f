import type { FileSource } from '../../../shared/database/imports/json-columns.ts'
import { readImportParts } from '../../../shared/database/imports/parts.ts'
import type { Reading } from '../../../shared/database/imports/reading.ts'
import { isAttachmentUrl } from '../../../shared/discord/cdn.ts'
import { UnreadableFile } from '../../../shared/imports/file-refusal.ts'
import { LARGEST_FILE_BYTES } from '../../../shared/imports/upload.ts'
import type { EffectContext } from '../context.ts'

/** The longest download of a file of 25 MiB. After it, the job is tried again. */
const DOWNLOAD_MS = 120_000
/** Bytes that are read between two turns of other work of the process. */
const PIECE = 65_536

/** An import whose input is a file. */
export type FileReading = Reading & { source: FileSource }

/**
 * Reads the bytes of a file in small pieces.
 * @throws {UnreadableFile} where it is too large, is gone, or has another size than Discord or the uploader said
 */
export async function* fileBytes({ id, source }: FileReading, context: EffectContext): AsyncGenerator<Uint8Array> {
  const chunks =
    source.kind === 'attachment' ? download(source.url, context) : readImportParts(context.db, id, source.parts)
  let read = 0
  for await (const chunk of chunks) {
    read += chunk.length
    if (read > LARGEST_FILE_BYTES) throw new UnreadableFile('too-large')
    for (let from = 0; from < chunk.length; from += PIECE) yield chunk.subarray(from, from + PIECE)
  }
  if (read !== source.bytes) throw new UnreadableFile('truncated')
}

/** Downloads an attachment, only from Discord. The errors do not contain its address, which is a secret. */
async function* download(url: string, { apiUrl }: EffectContext): AsyncGenerator<Uint8Array> {
  if (!isAttachmentUrl(url, apiUrl)) throw new UnreadableFile('gone')
  const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(DOWNLOAD_MS) }).catch(() => null)
  if (response === null) throw new Error('the attachment could not be downloaded')
  const { status, body } = response
  if (status >= 500 || status === 429) throw new Error(`Discord answered ${status} for an attachment`)
  if (status !== 200 || body === null) throw new UnreadableFile('gone')
  const size = Number(response.headers.get('content-length') ?? 0)
  if (size > LARGEST_FILE_BYTES) {
    await body.cancel()
    throw new UnreadableFile('too-large')
  }
  try {
    yield* body
  } catch {
    throw new Error('the download of the attachment broke off')
  }
}
