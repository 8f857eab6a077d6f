import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { shellName } from '../../edge/web/assets.ts'
import { LANGUAGES } from '../../shared/text/language.ts'
import { bundleIcon, bundleMain, bundleStyle } from './bundle.ts'
import type { BuiltDocuments } from './documents.ts'
import { measure, readSizes, type Sizes } from './measure.ts'
import { shellsOf } from './shell.ts'

/**
 * Cloudflare's headers for the files. The web worker sends the same on the other runtimes. Cloudflare also serves
 * each shell and each page without scripts at its own address, without the worker's headers. There, these headers forbid
 * scripts and frames, and search engines list only the address of the worker.
 */
const HEADERS = `/assets/*
  Cache-Control: public, max-age=31536000, immutable
  X-Content-Type-Options: nosniff
/shell*
  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'
  X-Frame-Options: DENY
/docs.*
  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'
  X-Frame-Options: DENY
  X-Robots-Tag: noindex
/privacy.*
  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'
  X-Frame-Options: DENY
  X-Robots-Tag: noindex
`

const NO_DOCUMENTS: BuiltDocuments = { files: new Map(), assets: [] }

/**
 * Builds the dashboard.
 * @param directory where the files go: shells, `assets`, and Cloudflare's `_headers`; sizes go to `web.json` beside it
 * @param documents the pages without scripts, which go there, too
 * @returns bytes after gzip, in the language whose pages are the largest
 * @throws an Error with the bundler's messages, if the code cannot be built
 */
export async function buildWeb(directory: string, documents = NO_DOCUMENTS): Promise<Sizes> {
  const record = `${directory}.json`
  const [before, style, icon, scripts] = await Promise.all([
    sizesBefore(record),
    bundleStyle(),
    bundleIcon(),
    Promise.all(LANGUAGES.map(async (language) => ({ language, main: await bundleMain(language) }))),
  ])
  await mkdir(join(directory, 'assets'), { recursive: true })
  const bundles = scripts.map(({ main }) => main)
  const files = [...[style, icon, ...bundles].flatMap(({ files }) => files), ...documents.assets]
  await Promise.all(files.map(({ name, content }) => Bun.write(join(directory, 'assets', name), content)))
  const shells = scripts.flatMap(({ language, main }) =>
    shellsOf(language, { style, icon, main }).map(({ page, html }) => ({ name: shellName(language, page), html })),
  )
  await Promise.all(shells.map(({ name, html }) => replaceFile(join(directory, name), html)))
  await removeOthers(directory, 'shell*.html', new Set(shells.map(({ name }) => name)))
  await Promise.all([...documents.files].map(([name, text]) => replaceFile(join(directory, name), text)))
  await removeOthers(directory, '{docs,privacy}.*', new Set(documents.files.keys()))
  await replaceFile(join(directory, '_headers'), HEADERS)
  const names = [...new Set(files.map(({ name }) => name))].sort()
  const isSame = JSON.stringify(before?.files) === JSON.stringify(names)
  // A build without changes, e.g. by a test, does not count: the files of the last deploy must still be there.
  const earlier = isSame ? (before?.earlier ?? []) : (before?.files ?? [])
  await removeOthers(join(directory, 'assets'), '*', new Set([...names, ...earlier]))
  const sizes = measure(style, bundles, { files: names, earlier })
  await replaceFile(record, JSON.stringify(sizes, null, 2))
  return sizes
}

async function sizesBefore(path: string): Promise<Sizes | null> {
  const file = Bun.file(path)
  return (await file.exists()) ? readSizes(await file.json()) : null
}

/**
 * Replaces a file in one step, so that no reader sees half of it. The new file's name begins with a dot until then, so that another
 * build into the same folder does not remove it.
 */
async function replaceFile(path: string, content: string): Promise<void> {
  const next = join(dirname(path), `.${crypto.randomUUID()}`)
  await Bun.write(next, content)
  await rename(next, path)
}

async function removeOthers(folder: string, names: string, kept: ReadonlySet<string>): Promise<void> {
  const old = [...new Bun.Glob(names).scanSync(folder)].filter((name) => !kept.has(name))
  await Promise.all(old.map((name) => rm(join(folder, name), { force: true })))
}
