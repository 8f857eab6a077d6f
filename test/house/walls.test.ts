import { expect, test } from 'bun:test'
import { join, relative } from 'node:path'

const ROOT = join(import.meta.dir, '../..')

/** The rooms that each room may import, beside itself and packages. */
const ALLOWED: Record<string, readonly string[]> = {
  shared: [],
  edge: ['shared'],
  gateway: ['shared'],
  scripts: ['shared', 'edge', 'gateway'],
}

const roomOf = (path: string): string => relative(ROOT, path).split('/')[0] ?? ''

test.each(Object.entries(ALLOWED))('%s imports only the rooms that it may', async (room, allowed) => {
  const broken: string[] = []
  for await (const file of new Bun.Glob(`${room}/**/*.ts`).scan(ROOT)) {
    const text = await Bun.file(join(ROOT, file)).text()
    for (const [, from = ''] of text.matchAll(/from '(\.[^']+)'/g)) {
      const other = roomOf(join(ROOT, file, '..', from))
      if (other !== room && !allowed.includes(other)) broken.push(`${file} imports ${from}`)
    }
  }
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
