import { expect, test } from 'bun:test'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT, textOf } from '../deploy/project.ts'

const PAGES = [
  'README.md',
  '.github/CONTRIBUTING.md',
  '.github/CHANGELOG.md',
  '.github/SECURITY.md',
  'gateway/deploy/README.md',
  'gateway/deploy/COMPOSE.md',
  'gateway/deploy/DATABASE.md',
  'gateway/deploy/GROWTH.md',
  'gateway/deploy/IMPORT.md',
  'gateway/deploy/KUBERNETES.md',
  'gateway/deploy/OPERATIONS.md',
  'gateway/deploy/PRIVACY.md',
  'gateway/deploy/RELEASE.md',
  'gateway/deploy/RUNBOOK.md',
  'gateway/deploy/SCALE.md',
  'gateway/deploy/SETTINGS.md',
  'gateway/deploy/STUCK.md',
  'gateway/deploy/SYSTEMD.md',
  'gateway/deploy/WEBHOOKS.md',
]
const ROOMS = ['edge', 'gateway', 'shared', 'scripts', 'test']

/** scripts/test takes paths below test/, and names a test file without its ending. */
const isThere = (path: string): boolean =>
  [path, `test/${path}`, `test/${path}.test.ts`].some((candidate) => existsSync(join(ROOT, candidate)))

/** Paths in code, such as `edge/app.ts` or the script of a command line, from the top of the project. */
function pathsInCode(text: string): string[] {
  const paths = text.matchAll(new RegExp(`(?<![\\w./-])(?:${ROOMS.join('|')})/[\\w./-]*[\\w/]`, 'g'))
  return [...paths].map(([path]) => path)
}

/** Where links lead, apart from addresses of the web and places in the same page. */
function linkedPaths(page: string): string[] {
  const links = [...textOf(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target)
  return links.filter((target) => !target.includes('://')).map((target) => join(dirname(page), target))
}

/** The rooms of the README's tree: `edge/` alone in its column, and below it, indented, what is in it. */
function pathsInTree(text: string): string[] {
  const [, tree = ''] = /\n```\n(edge\/[^`]*)```/.exec(text) ?? []
  let room = ''
  return tree.split('\n').flatMap((line) => {
    const [names = ''] = line.trim().split(/ {2,}/)
    if (line.startsWith('  ')) return names.split(' ').map((name) => join(room, name))
    room = names
    return room === '' ? [] : [room]
  })
}

test.each(PAGES)('%s links to pages that exist', (page) => {
  expect(linkedPaths(page).filter((path) => !isThere(path))).toEqual([])
})

test.each(PAGES)('every file and folder of the project that %s names exists', (page) => {
  // A newcomer's feature, `edge/features/<name>/`, ends before the placeholder.
  expect(pathsInCode(textOf(page)).filter((path) => !isThere(path))).toEqual([])
})

test('every room in the README’s tree exists', () => {
  const paths = pathsInTree(textOf('README.md'))
  expect(paths.length).toBeGreaterThan(20)
  expect(paths.filter((path) => !isThere(path))).toEqual([])
})

test('every script is named in the README or in the pages that it links to', () => {
  const named = new Set(PAGES.flatMap((page) => pathsInCode(textOf(page))))
  const { stdout } = Bun.spawnSync(['git', 'ls-files', 'scripts'], { cwd: ROOT })
  const scripts = stdout.toString().trim().split('\n')
  expect(scripts.filter((path) => !path.slice('scripts/'.length).match(/[./]/) && !named.has(path))).toEqual([])
})
