import { once } from 'node:events'
import { createGzip, type Gzip } from 'node:zlib'
import {
  EXPORT_TYPES,
  type ExportedMember,
  type ExportFormat,
  type ExportWriter,
} from '../../../shared/exports/file.ts'

/** A file of an export. */
export interface ExportFile {
  name: string
  type: string
  bytes: Uint8Array
}

/** What limits the files of an export. */
export interface FileLimits {
  /** A larger file is compressed. */
  plainBytes: number
  /** A compressed file that has grown to this size ends after the page, and another begins. */
  packedBytes: number
  /** With more files, the export is too large. */
  files: number
}

/** Discord takes 10 MiB: a page of members, and what gzip holds back, must still fit. https://discord.com/developers/docs/reference#uploading-files */
export const DISCORD_LIMITS: FileLimits = { plainBytes: 8 * 1024 * 1024, packedBytes: 9 * 1024 * 1024, files: 5 }

/** One file, which is compressed as soon as it is large. */
class OpenFile {
  private plain: string[] = []
  private plainLength = 0
  private gzip: Gzip | null = null
  private readonly packed: Uint8Array[] = []
  private packedLength = 0

  constructor(private readonly limits: FileLimits) {}

  get isFull(): boolean {
    return this.packedLength >= this.limits.packedBytes
  }

  async add(text: string): Promise<void> {
    if (this.gzip === null) {
      this.plain.push(text)
      this.plainLength += Buffer.byteLength(text)
      if (this.plainLength > this.limits.plainBytes) await this.pack()
    } else if (!this.gzip.write(text)) await once(this.gzip, 'drain')
  }

  private async pack(): Promise<void> {
    const texts = this.plain
    this.plain = []
    this.gzip = createGzip()
    this.gzip.on('data', (chunk: Uint8Array) => {
      this.packed.push(chunk)
      this.packedLength += chunk.length
    })
    for (const text of texts) await this.add(text)
  }

  async end(): Promise<{ bytes: Uint8Array; isPacked: boolean }> {
    if (this.gzip === null) return { bytes: Buffer.from(this.plain.join('')), isPacked: false }
    const ended = once(this.gzip, 'end')
    this.gzip.end()
    await ended
    return { bytes: Buffer.concat(this.packed), isPacked: true }
  }
}

/**
 * Writes members into files that Discord takes. Each file is complete, so that each can be imported.
 * @param name of the files, without their ending @param report called with the number of members written so far
 * @returns null where there are more files than `limits` allows
 */
export async function exportFiles(
  pages: AsyncIterable<readonly ExportedMember[]>,
  writer: ExportWriter,
  { name, format, limits }: { name: string; format: ExportFormat; limits: FileLimits },
  report: (members: number) => void,
): Promise<{ files: ExportFile[]; members: number } | null> {
  const ended: { bytes: Uint8Array; isPacked: boolean }[] = []
  let [open, inFile, members] = [new OpenFile(limits), 0, 0]
  await open.add(writer.begin)
  const close = async (): Promise<void> => {
    await open.add(writer.end(inFile))
    ended.push(await open.end())
  }
  for await (const page of pages) {
    if (open.isFull) {
      await close()
      if (ended.length === limits.files) return null
      open = new OpenFile(limits)
      inFile = 0
      await open.add(writer.begin)
    }
    await open.add(page.map((member, nth) => writer.row(member, inFile + nth === 0)).join(''))
    inFile += page.length
    members += page.length
    report(members)
  }
  await close()
  const files = ended.map(({ bytes, isPacked }, nth) => {
    const numbered = ended.length === 1 ? name : `${name}-${nth + 1}`
    const ending = `${format}${isPacked ? '.gz' : ''}`
    return { name: `${numbered}.${ending}`, type: isPacked ? 'application/gzip' : EXPORT_TYPES[format], bytes }
  })
  return { files, members }
}
