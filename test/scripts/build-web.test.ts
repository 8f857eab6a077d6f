import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shellName } from '../../edge/web/assets.ts'
import { pageName } from '../../edge/web/page-name.ts'
import { buildWeb } from '../../scripts/web/build.ts'
import type { Sizes } from '../../scripts/web/measure.ts'
import { LANGUAGES } from '../../shared/text/language.ts'
import { conflictTexts } from '../../shared/text/web/conflict-texts.ts'
import { pagesOf } from '../browser/pages.ts'

let folder: string
let web: string
let sizes: Sizes
const assets = (): Promise<string[]> => readdir(join(web, 'assets'))
const textOf = (name: string): Promise<string> => Bun.file(join(web, name)).text()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'build-web-'))
  web = join(folder, 'web')
  sizes = await buildWeb(web)
})
afterAll(() => rm(folder, { recursive: true }))

const files = async (pattern: string): Promise<string[]> => [...new Bun.Glob(pattern).scanSync(web)].sort()

/** The files below assets/ that a shell names. */
const namedIn = (html: string): string[] => [...html.matchAll(/"\/assets\/([^"]+)"/g)].map(([, file = '']) => file)

test('each page has a shell in each language, which names files that exist, and has no inline script or style', async () => {
  const built = new Set(await assets())
  for (const language of LANGUAGES) {
    for (const page of [null, ...Object.keys(sizes.pages)]) {
      const html = await textOf(shellName(language, page))
      expect(html).toContain(`<html lang="${language}">`)
      expect(namedIn(html).filter((file) => !built.has(file))).toEqual([])
      expect(html).not.toMatch(/<script>|<style|style=|\son\w+=/)
      const own = namedIn(html).filter((file) => file.includes('-page-'))
      expect(own.map((file) => file.replace(/-page-\w+\.js$/, ''))).toEqual(page === null ? [] : [page])
    }
  }
  expect((await files('shell*.html')).length).toBe(LANGUAGES.length * (1 + Object.keys(sizes.pages).length))
})

test('the scripts of every page are in two files, because a slow phone loads these sooner than one', async () => {
  const scripts = namedIn(await textOf(shellName('en', null))).filter((name) => name.endsWith('.js'))
  const lengths = await Promise.all(scripts.map(async (name) => Bun.gzipSync(await textOf(`assets/${name}`)).length))
  expect(lengths.length).toBe(2)
  expect(Math.min(...lengths)).toBeGreaterThan(Math.max(...lengths) / 3)
})

test('each script has the sentences of one language', async () => {
  const key = 'conflict.sameFields'
  const scripts = await Promise.all((await assets()).map((name) => textOf(`assets/${name}`)))
  const languagesIn = (script: string): string[] =>
    LANGUAGES.filter((language) => script.includes(conflictTexts[key][language]))
  const found = scripts.map(languagesIn).filter((languages) => languages.length > 0)
  expect(found.flat().sort()).toEqual([...LANGUAGES].sort())
  expect(found.every((languages) => languages.length === 1)).toBe(true)
})

test('every address of a page leads to the name of its folder', () => {
  const named = pagesOf('1', '2').map(({ path }) => pageName(path))
  expect(named.sort()).toEqual(Object.keys(sizes.pages).sort())
  expect(pageName('/docs/api')).toBeNull()
})

test('the size of each page is measured by the name of its folder', () => {
  expect(Object.keys(sizes.pages)).toEqual(expect.arrayContaining(['overview', 'settings', 'level-roles']))
  expect(Object.values(sizes.pages).every((bytes) => bytes > 0)).toBe(true)
})

test('files of the build before stay for one more build, and older ones are removed', async () => {
  const before = { ...sizes, files: [...sizes.files.slice(1), 'before-1.js'] }
  await Bun.write(`${web}.json`, JSON.stringify(before))
  await Bun.write(join(web, 'assets/before-1.js'), '')
  await Bun.write(join(web, 'assets/older-1.js'), '')
  await buildWeb(web)
  expect(await assets()).toContain('before-1.js')
  expect(await assets()).not.toContain('older-1.js')
})

test('a build without changes keeps the files of the build before', async () => {
  await Bun.write(`${web}.json`, JSON.stringify({ ...sizes, earlier: ['before-2.js'] }))
  await Bun.write(join(web, 'assets/before-2.js'), '')
  await buildWeb(web)
  await buildWeb(web)
  expect(await assets()).toContain('before-2.js')
})
