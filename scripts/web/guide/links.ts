import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { GUIDE_PARTS } from '../../../edge/web/guide/address.ts'
import { CONTENTS, ELSEWHERE, pathOf } from './contents.ts'

/** The folder of the guide. It has a folder for each language. */
export const WRITTEN = 'edge/guide'

/** The addresses of pages, by the files from which they are made. */
const ADDRESSES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(ELSEWHERE),
  ...GUIDE_PARTS.flatMap((part) =>
    CONTENTS[part].flatMap((content): [string, string][] => {
      const { source } = content
      if ('file' in source) return [[source.file, pathOf(part, content)]]
      return 'translated' in source ? [[source.translated, pathOf(part, content)]] : []
    }),
  ),
])

const ROOT = join(import.meta.dir, '../../..')

/** The title of a page that is made from a file; null for other pages. */
function titleOf(file: string): string | null {
  if (!file.endsWith('.md') || ELSEWHERE[file] !== undefined || !ADDRESSES.has(file)) return null
  return /^# (.*)$/m.exec(readFileSync(join(ROOT, file), 'utf8'))?.[1] ?? null
}

/** A file of the guide without the folder of its language. */
const withoutLanguage = (file: string): string => file.replace(new RegExp(`^${WRITTEN}/[^/]+/(members|admins)/`), '$1/')

/**
 * The address to which a link of a Markdown file leads. Links are paths of files, so that they work on GitHub, too.
 * @param file the path of the file from the top of the project
 * @returns null for a file that is no page of the guide
 */
export function followLink(target: string, file: string): { address: string; title: string | null } | null {
  if (/^(?:https:|mailto:|#|\/)/.test(target)) return { address: target, title: null }
  const [path = '', place] = target.split('#')
  const linked = join(dirname(file), path)
  const address = ADDRESSES.get(withoutLanguage(linked))
  if (address === undefined) return null
  return { address: place === undefined ? address : `${address}#${place}`, title: titleOf(linked) }
}
