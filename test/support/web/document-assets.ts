import type { Assets } from '../../../edge/web/assets.ts'
import type { BuiltDocuments } from '../../../scripts/web/documents.ts'

const TYPES: Readonly<Record<string, string>> = { css: 'text/css', png: 'image/png', webp: 'image/webp' }

/** Serves the files of pages without scripts from memory. */
export function documentAssets({ files, assets }: BuiltDocuments): Assets {
  const inFolder = new Map(assets.map(({ name, content }) => [`assets/${name}`, content]))
  return {
    async fetch(request) {
      const name = new URL(request.url).pathname.slice(1)
      const content = files.get(name) ?? inFolder.get(name)
      const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain'
      return content === undefined
        ? new Response(null, { status: 404 })
        : new Response(content, { headers: { 'content-type': type } })
    },
  }
}
