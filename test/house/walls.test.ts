import { expect, test } from 'bun:test'
import { join } from 'node:path'
import { importsOf, readSources } from './sources.ts'

const ROOT = join(import.meta.dir, '../..')

/** The rooms that each room may import, beside itself and packages. */
const ALLOWED: Record<string, readonly string[]> = {
  shared: [],
  edge: ['shared'],
  gateway: ['shared'],
  scripts: ['shared', 'edge', 'gateway'],
}

const sources = readSources()
const roomOf = (path: string): string => path.split('/')[0] ?? ''

test.each(Object.entries(ALLOWED))('%s imports only the rooms that it may', (room, allowed) => {
  const broken = [...sources].flatMap(([file, text]) =>
    roomOf(file) !== room
      ? []
      : importsOf(file, text)
          .filter(({ from }) => roomOf(from) !== room && !allowed.includes(roomOf(from)))
          .map(({ from }) => `${file} imports ${from}`),
  )
  expect(broken).toEqual([])
})

test('the top folder has only the files and folders of the design and of tools', async () => {
  const { stdout } = Bun.spawnSync(['git', 'ls-files'], { cwd: ROOT })
  const top = new Set(
    stdout
      .toString()
      .trim()
      .split('\n')
      .map((path) => path.split('/')[0] ?? ''),
  )
  const rooms = ['edge', 'gateway', 'scripts', 'shared', 'test']
  const files = ['LICENSE', 'README.md', 'bun.lock', 'package.json', 'tsconfig.json', 'wrangler.toml']
  expect([...top].filter((name) => !name.startsWith('.')).sort()).toEqual([...files, ...rooms].sort())
})
