import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { LANGUAGES, type Language } from '../../shared/text/language.ts'
import { bundleBoot, bundleIcon, bundleMain, bundleStyle } from './bundle.ts'
import { measure, pageScripts, readSizes, type Sizes } from './measure.ts'
import { shellOf } from './shell.ts'

/** The name of a language's shell. English has the plain one. */
const shellName = (language: Language): string => (language === 'en' ? 'shell.html' : `shell.${language}.html`)

/**
 * Cloudflare's headers for the files. The web worker sends the same on the other runtimes. Cloudflare also serves
 * each shell at its own address, without the worker's headers. There, these headers forbid scripts and frames.
 */
const HEADERS = `/assets/*
  Cache-Control: public, max-age=31536000, immutable
  X-Content-Type-Options: nosniff
/shell*
  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'
  X-Frame-Options: DENY
`

/**
 * Builds the dashboard.
 * @param directory where the files go: shells, `assets`, and Cloudflare's `_headers`; sizes go to `web.json` beside it
 * @returns bytes after gzip, in the language whose pages are the largest
 * @throws an Error with the bundler's messages, where the code cannot be built
 */
export async function buildWeb(directory: string): Promise<Sizes> {
  const record = `${directory}.json`
  const [before, style, icon, scripts] = await Promise.all([
    sizesBefore(record),
    bundleStyle(),
    bundleIcon(),
    Promise.all(
      LANGUAGES.map(async (language) => {
        const main = await bundleMain(language)
        return { language, main, boot: await bundleBoot(pageScripts(main)) }
      }),
    ),
  ])
  await mkdir(join(directory, 'assets'), { recursive: true })
  const bundles = scripts.map(({ main }) => main)
  const files = [style, icon, ...bundles, ...scripts.map(({ boot }) => boot)].flatMap(({ files }) => files)
  await Promise.all(files.map(({ name, content }) => Bun.write(join(directory, 'assets', name), content)))
  await Promise.all(
    scripts.map(({ language, main, boot }) =>
      replaceFile(join(directory, shellName(language)), shellOf(language, { style, boot, icon, main })),
    ),
  )
  await Bun.write(join(directory, '_headers'), HEADERS)
  const names = [...new Set(files.map(({ name }) => name))].sort()
  const isSame = JSON.stringify(before?.files) === JSON.stringify(names)
  // A build without changes, e.g. by a test, does not count: the files of the last deploy must still be there.
  const earlier = isSame ? (before?.earlier ?? []) : (before?.files ?? [])
  await removeOthers(join(directory, 'assets'), new Set([...names, ...earlier]))
  const sizes = measure(style, bundles, { files: names, earlier })
  await Bun.write(record, JSON.stringify(sizes, null, 2))
  return sizes
}

async function sizesBefore(path: string): Promise<Sizes | null> {
  const file = Bun.file(path)
  return (await file.exists()) ? readSizes(await file.json()) : null
}

/** Replaces a file in one step, so that no reader sees half of it. */
async function replaceFile(path: string, content: string): Promise<void> {
  const next = `${path}.${process.pid}`
  await Bun.write(next, content)
  await rename(next, path)
}

async function removeOthers(folder: string, kept: ReadonlySet<string>): Promise<void> {
  const old = [...new Bun.Glob('*').scanSync(folder)].filter((name) => !kept.has(name))
  await Promise.all(old.map((name) => rm(join(folder, name), { force: true })))
}
