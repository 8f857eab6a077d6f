import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, parse } from 'node:path'
import { escaped } from '../../../edge/web/notice.ts'

const ROOT = join(import.meta.dir, '../../..')

/** A picture of the guide, as a file of the build. */
export interface PictureFile {
  /** With a hash of the content. */
  name: string
  content: Uint8Array
}

/** Width and height of a PNG picture, or of a WebP picture with lossy compression: what browsers write. */
function sizeOf(content: Uint8Array, path: string): { width: number; height: number } {
  const view = new DataView(content.buffer, content.byteOffset)
  // https://www.w3.org/TR/png-3/#11IHDR
  if (path.endsWith('.png')) return { width: view.getUint32(16), height: view.getUint32(20) }
  // https://developers.google.com/speed/webp/docs/riff_container
  const form = new TextDecoder('latin1').decode(content.subarray(12, 16))
  if (form === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  const three = (at: number): number => view.getUint16(at, true) + (view.getUint8(at + 2) << 16)
  if (form === 'VP8X') return { width: three(24) + 1, height: three(27) + 1 }
  throw new Error(`${path} is neither PNG nor lossy WebP`)
}

/** Collects the pictures that pages show. */
export class Pictures {
  readonly #files = new Map<string, PictureFile>()

  get files(): PictureFile[] {
    return [...this.#files.values()]
  }

  /** The HTML of a picture. A file beside it, whose name ends with `-dark`, is for dark screens. @param from the file of the page */
  html(target: string, alt: string, from: string): string {
    const path = join(dirname(from), target)
    if (alt === '') throw new Error(`${from}: the picture ${target} has no text for people who cannot see it`)
    const { width, height } = sizeOf(readFileSync(join(ROOT, path)), path)
    const dark = path.replace(/(?=\.\w+$)/, '-dark')
    const source = existsSync(join(ROOT, dark))
      ? `<source media="(prefers-color-scheme: dark)" srcset="/assets/${this.#add(dark)}">`
      : ''
    return `<picture>${source}<img src="/assets/${this.#add(path)}" alt="${escaped(alt)}" width="${width}" height="${height}" loading="lazy"></picture>`
  }

  #add(path: string): string {
    const content = readFileSync(join(ROOT, path))
    const { name: own, ext } = parse(path)
    const name = `guide-${own}-${Bun.hash(content).toString(36)}${ext}`
    this.#files.set(name, { name, content })
    return name
  }
}
