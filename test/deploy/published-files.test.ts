import { expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import * as v from 'valibot'
import { buildWeb } from '../../scripts/web/build.ts'
import { sharedCardsBundle, sharedEdgeBundle, sharedWebBundle } from '../support/edge-bundle.ts'
import { buildPage } from '../support/playground/page.ts'

const ROOT = join(import.meta.dir, '../..')

const START_TIMEOUT_MS = 120_000

/** Where the playground's page finds its rooms; each build of that page contains it. */
const MARK = '/playground/socket'

const sourceMap = v.pipe(v.string(), v.parseJson(), v.object({ sources: v.array(v.string()) }))

test.each([
  ['interactions', sharedEdgeBundle],
  ['web', sharedWebBundle],
  ['cards', sharedCardsBundle],
] as const)(
  '`wrangler deploy --dry-run` puts code of edge, shared and packages into the worker of %s, and nothing of the playground',
  async (_, bundle) => {
    const path = await bundle()
    const { sources } = v.parse(sourceMap, await Bun.file(`${path}.map`).text())
    const files = sources.map((source) => relative(ROOT, resolve(dirname(path), source)))
    expect(files.length).toBeGreaterThan(20)
    const rooms = new Set(files.map((file) => (file.includes('node_modules/') ? 'packages' : file.split('/')[0])))
    expect([...rooms].sort()).toEqual(['edge', 'packages', 'shared'])
    expect(files.filter((file) => file.includes('playground'))).toEqual([])
    expect(await Bun.file(path).text()).not.toContain(MARK)
  },
  START_TIMEOUT_MS,
)

test(
  'the files that are published beside the worker of the web have nothing of the playground',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'published-'))
    const page = await buildPage()
    const playground = await Promise.all([...page.files.values()].map((file) => file.text()))
    expect(playground.some((text) => text.includes(MARK))).toBe(true)
    await buildWeb(join(folder, 'web'))
    const files = [...new Bun.Glob('**').scanSync({ cwd: join(folder, 'web'), dot: true })]
    expect(files.length).toBeGreaterThan(20)
    const texts = await Promise.all(files.map(async (name) => [name, await Bun.file(join(folder, 'web', name)).text()]))
    expect(texts.filter(([name, text]) => name?.includes('playground') || text?.includes(MARK))).toEqual([])
    await rm(folder, { recursive: true })
  },
  START_TIMEOUT_MS,
)
