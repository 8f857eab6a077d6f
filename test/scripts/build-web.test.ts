import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pageName } from '../../edge/dashboard/shell/page-name.ts'
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

const SHELLS = LANGUAGES.map((language) => [language, language === 'en' ? 'shell.html' : `shell.${language}.html`])

test.each(SHELLS)(
  'the shell in %s names files that exist, and has no inline script or style',
  async (language, name) => {
    const html = await textOf(name)
    expect(html).toContain(`<html lang="${language}">`)
    const named = [...html.matchAll(/"\/assets\/([^"]+)"/g)].map(([, file = '']) => file)
    expect(named.length).toBeGreaterThan(3)
    const files = new Set(await assets())
    expect(named.filter((file) => !files.has(file))).toEqual([])
    expect(html).not.toMatch(/<script>|<style|style=|\son\w+=/)
  },
)

test('each script has the sentences of one language', async () => {
  const key = 'conflict.sameFields'
  const scripts = await Promise.all((await assets()).map((name) => textOf(`assets/${name}`)))
  const languagesIn = (script: string): string[] =>
    LANGUAGES.filter((language) => script.includes(conflictTexts[key][language]))
  const found = scripts.map(languagesIn).filter((languages) => languages.length > 0)
  expect(found.flat().sort()).toEqual([...LANGUAGES].sort())
  expect(found.every((languages) => languages.length === 1)).toBe(true)
})

test('the boot script of each language names the scripts of every page', async () => {
  const files = await assets()
  for (const [, name = ''] of SHELLS) {
    const [, boot = ''] = /assets\/(boot-\w+\.js)/.exec(await textOf(name)) ?? []
    const script = await textOf(`assets/${boot}`)
    const named = [...script.matchAll(/"([\w-]+-\w+\.js)"/g)].map(([, file = '']) => file)
    expect(named.filter((file) => !files.includes(file))).toEqual([])
    expect(named.filter((file) => file.includes('-page-')).length).toBe(Object.keys(sizes.pages).length)
  }
})

test('every address of a page leads to the name of its folder', () => {
  const named = pagesOf('1', '2').map(({ path }) => pageName(path))
  expect(named.filter((name) => name !== null).sort()).toEqual(Object.keys(sizes.pages).sort())
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
