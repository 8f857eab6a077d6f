import { dirname, join } from 'node:path'
import { GUIDE_PARTS } from '../../../edge/web/guide/address.ts'
import { CONTENTS, ELSEWHERE, pathOf } from './contents.ts'

/** The folder with a folder for each language. */
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

/** A file of the guide without the folder of its language. */
const withoutLanguage = (file: string): string => file.replace(new RegExp(`^${WRITTEN}/[^/]+/(members|admins)/`), '$1/')

/**
 * The address to which a link of a Markdown file leads. Links are paths of files, so that they work on GitHub, too.
 * @param file the path of the file from the top of the project
 * @returns null for a file that is no page of the guide
 */
export function addressOf(target: string, file: string): string | null {
  if (/^(?:https:|mailto:|#|\/)/.test(target)) return target
  const [path = '', place] = target.split('#')
  const address = ADDRESSES.get(withoutLanguage(join(dirname(file), path)))
  if (address === undefined) return null
  return place === undefined ? address : `${address}#${place}`
}
