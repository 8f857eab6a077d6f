import type { Language } from '../../shared/text/language.ts'

/** Serves the files that `scripts/build-web` makes. */
export interface Assets {
  /** @returns 404 for a file that does not exist */
  fetch(request: Request): Promise<Response>
}

/** Reads a file of the folder `.data/web`; null where there is none. */
export type ReadFile = (name: string) => Promise<Uint8Array<ArrayBuffer> | null>

/** The file of the page into which the dashboard is loaded. The build writes one for each language. */
export const shellName = (language: Language): string => (language === 'en' ? 'shell.html' : `shell.${language}.html`)

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
const cachingOf = (name: string): string =>
  name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'

type Bytes = Uint8Array<ArrayBuffer>

const gzip = async (bytes: Bytes): Promise<Bytes> =>
  new Uint8Array(
    await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer(),
  )

/** Whether compression makes a file smaller. Pictures and fonts are compressed already. */
const isCompressible = (type: string): boolean => /^(?:text|application)\/|svg/.test(type)

/**
 * The files of a folder, for Bun and Deno, compressed for browsers that take gzip. On Cloudflare, a binding serves them, and
 * Cloudflare compresses them.
 */
export function fileAssets(readFile: ReadFile): Assets {
  /** Files that never change, so that each is compressed once. The build limits their number. */
  const compressed = new Map<string, Promise<Bytes>>()

  function compress(name: string, bytes: Bytes): Promise<Bytes> {
    if (!name.startsWith('assets/')) return gzip(bytes)
    const known = compressed.get(name) ?? gzip(bytes)
    compressed.set(name, known)
    return known
  }

  return {
    async fetch({ url, headers }) {
      const [, name] = NAME.exec(new URL(url).pathname) ?? []
      const type = TYPES[name?.split('.').at(-1) ?? '']
      const bytes = name === undefined || type === undefined ? null : await readFile(name)
      if (name === undefined || type === undefined || bytes === null) return new Response(null, { status: 404 })
      const about = {
        'content-type': type,
        'cache-control': cachingOf(name),
        'x-content-type-options': 'nosniff',
        vary: 'accept-encoding',
      }
      const takesGzip = /\bgzip\b/.test(headers.get('accept-encoding') ?? '')
      if (!takesGzip || !isCompressible(type)) return new Response(bytes, { headers: about })
      return new Response(await compress(name, bytes), { headers: { ...about, 'content-encoding': 'gzip' } })
    },
  }
}
