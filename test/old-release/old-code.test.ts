import { afterEach, beforeEach, expect, test } from 'bun:test'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { until } from '../support/until.ts'
import { output } from './command.ts'
import { commitBefore, commitOf, withCodeOf } from './old-code.ts'

const MIGRATION = '0016-xp-ranges'
const AUTHOR = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false']

let folder: string
let root: string
let stop: AbortController
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'prosperity-test-'))
  root = join(folder, 'origin')
  stop = new AbortController()
  mkdirSync(root)
  await git('init', '-q')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const git = (...words: string[]) => output(['git', ...AUTHOR, ...words], { cwd: root, stopped: stop.signal })
const clone = () => ({ root, stopped: stop.signal })
const migrationFile = (name: string) => `shared/database/migrations/${name}.ts`
/** The folders with the code of commits that still exist. */
const left = () => readdirSync(join(root, '.data/old-release'))

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), text)
}

/** @returns the hash of the commit */
async function commit(file: string, text: string): Promise<string> {
  write(file, text)
  chmodSync(join(root, file), 0o755)
  await git('add', file)
  await git('commit', '-q', '-m', file)
  return git('rev-parse', 'HEAD')
}

/** A commit whose scripts/setup does this. */
const commitWithSetup = (script: string) => commit('scripts/setup', `#!/bin/sh\n${script}\n`)

test('the commit before a migration is found, also by the name of the migration', async () => {
  const before = await commit('README.md', 'first')
  await commit(migrationFile(MIGRATION), '')
  await commit(migrationFile(MIGRATION), '// changed')
  await commit('README.md', 'second')
  expect(await commitBefore(clone(), MIGRATION)).toBe(before)
  expect(await commitOf(clone(), MIGRATION)).toBe(before)
  expect(await commitOf(clone(), 'HEAD~3')).toBe(before)
})

test('while the migration is not committed, the commit before it is the newest one', async () => {
  const newest = await commit('README.md', 'first')
  write(migrationFile(MIGRATION), '')
  expect(await commitBefore(clone(), MIGRATION)).toBe(newest)
})

test('in a shallow clone, the error says how to fetch the history', async () => {
  const before = await commit('README.md', 'first')
  await commit(migrationFile(MIGRATION), '')
  await git('clone', '-q', '--depth', '1', `file://${root}`, join(folder, 'shallow'))
  const shallow = { root: join(folder, 'shallow'), stopped: stop.signal }
  await expect(commitBefore(shallow, MIGRATION)).rejects.toThrow(/before 0016-xp-ranges .*git fetch --unshallow/)
  await expect(commitOf(shallow, before)).rejects.toThrow(/has no commit .*git fetch --unshallow/)
})

test('the code of a commit is there and installed while the work is done, and deleted when the work fails', async () => {
  await commit('README.md', 'old')
  const old = await commitWithSetup('echo yes > installed')
  await commit('README.md', 'new')
  const work = withCodeOf(clone(), old, async (path) => {
    expect([await Bun.file(join(path, 'README.md')).text(), existsSync(join(path, 'installed'))]).toEqual(['old', true])
    throw new Error('the work failed')
  })
  await expect(work).rejects.toThrow('the work failed')
  expect(left()).toEqual([])
})

test('a stop ends the installation with all that it started, and leaves nothing behind', async () => {
  const file = join(folder, 'pid')
  const old = await commitWithSetup(`sleep 600 & echo $! > ${file}.new; mv ${file}.new ${file}; wait`)
  const work = withCodeOf(clone(), old, async () => {})
  await until('the installation has begun', () => existsSync(file))
  stop.abort('SIGINT')
  await expect(work).rejects.toThrow('stopped')
  expect(left()).toEqual([])
  const pid = (await Bun.file(file).text()).trim()
  await until('its child has ended', () => commandLineOf(pid) === '')
})

/** Empty for a process that has ended. */
function commandLineOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

test('the code that a killed run left is deleted by the next run', async () => {
  const old = await commitWithSetup('true')
  const ended = Bun.spawn(['true'])
  await ended.exited
  write(`.data/old-release/${ended.pid}/README.md`, '')
  await withCodeOf(clone(), old, async () => expect(left()).toEqual([String(process.pid)]))
})
