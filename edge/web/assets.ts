import type { Bytes } from '../../shared/bytes.ts'
import type { Language } from '../../shared/text/language.ts'
import { gzip, isCompressible, takesGzip } from './compress.ts'

/** Serves the files that `scripts/build-web` makes. */
export interface Assets {
  /** @returns 404 for a file that does not exist */
  fetch(request: Request): Promise<Response>
}

/** Reads a file of the folder `.data/web`; null where there is none. */
export type ReadFile = (name: string) => Promise<Bytes | null>

/**
 * The HTML file of a page, into which its scripts draw. The build writes one for each page and language.
 * @param page the folder of the page's own scripts; null for a page that has none
 */
export const shellName = (language: Language, page: string | null): string =>
  page === null ? `shell.${language}.html` : `shell.${page}.${language}.html`

/** Names without a folder besides `assets/`, and without a leading dot: no name leads out of the folder. */
const NAME = /^\/((?:assets\/)?[\w-][\w.-]*)$/

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  map: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json',
  webp: 'image/webp',
  woff2: 'font/woff2',
}

/** Files below `assets/` have a hash of their content in their names, so that they never change. */
const neverChanges = (name: string): boolean => name.startsWith('assets/')

/**
 * The files of a folder, for Bun and Deno. Those that never change are compressed once, for browsers that take gzip. On
 * Cloudflare, a binding serves the files, and Cloudflare compresses them.
 */
export function fileAssets(readFile: ReadFile): Assets {
  /** By name. The build limits their number. */
  const compressed = new Map<string, Promise<Bytes>>()

  return {
    async fetch(request) {
      const [, name] = NAME.exec(new URL(request.url).pathname) ?? []
      const type = TYPES[name?.split('.').at(-1) ?? '']
      const bytes = name === undefined || type === undefined ? null : await readFile(name)
      if (name === undefined || type === undefined || bytes === null) return new Response(null, { status: 404 })
      const about = { 'content-type': type, 'x-content-type-options': 'nosniff' }
      if (!neverChanges(name)) return new Response(bytes, { headers: { ...about, 'cache-control': 'no-cache' } })
      const caching = { 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' }
      if (!takesGzip(request) || !isCompressible(type))
        return new Response(bytes, { headers: { ...about, ...caching } })
      const known = compressed.get(name) ?? gzip(bytes)
      compressed.set(name, known)
      return new Response(await known, { headers: { ...about, ...caching, 'content-encoding': 'gzip' } })
    },
  }
}
