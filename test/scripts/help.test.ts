import { afterAll, beforeAll, expect, test } from 'bun:test'
import { accessSync, constants, readdirSync, statSync } from 'node:fs'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isLong } from '../support/long-forms.ts'
import { type Ended, runFile } from '../support/script.ts'

const ROOT = join(import.meta.dir, '../..')
const SCRIPTS = join(ROOT, 'scripts')

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

const names = readdirSync(SCRIPTS).filter((name) => isExecutable(join(SCRIPTS, name)))

/** The scripts as a person finds them after a clone: nothing is installed, and no program on the PATH can install it. */
let clone: string
beforeAll(async () => {
  clone = await mkdtemp(join(tmpdir(), 'prosperity-test-'))
  for (const folder of ['scripts', 'test/bench']) await cp(join(ROOT, folder), join(clone, folder), { recursive: true })
})
afterAll(() => rm(clone, { recursive: true, force: true }))

/** Runs a script of the clone. @returns also the folders and files that are in the clone afterwards */
async function onFreshClone(name: string, words: readonly string[]): Promise<{ ended: Ended; left: string[] }> {
  const ended = await runFile(join(clone, 'scripts', name), words, { PATH: '/usr/bin:/bin' })
  return { ended, left: (await readdir(clone)).sort() }
}

test('the scripts that the README names are found', () => {
  expect(names).toContain('migrate')
  expect(names.length).toBeGreaterThan(8)
})

test.each(names)('scripts/%s --help prints how it is used, and does nothing else', async (name) => {
  for (const words of [['--help'], ['-h'], ['something', '--help']]) {
    const { ended, left } = await onFreshClone(name, words)
    expect(ended).toMatchObject({ exitCode: 0, complained: '' })
    expect(ended.said).toStartWith(`scripts/${name}`)
    expect(left).toEqual(['scripts', 'test'])
  }
})

// Each starts a program, and all read their words with the same code.
test.each(isLong ? names : names.slice(0, 3))(
  'scripts/%s refuses an unknown option, and prints how it is used',
  async (name) => {
    const { exitCode, said, complained } = await runFile(join(SCRIPTS, name), ['--no-such-option'])
    expect({ exitCode, said }).toEqual({ exitCode: 64, said: '' })
    expect(complained).toContain(`\n\nscripts/${name}`)
  },
)

const benches = readdirSync(join(ROOT, 'test/bench')).filter((name) => name.endsWith('.ts'))

const benchNames = benches.map((file) => file.slice(0, -'.ts'.length))

// Each starts a program, and all read their words with the same code.
test.each(isLong ? benchNames : benchNames.slice(0, 1))(
  'scripts/bench %s refuses an option that it does not know, before it measures',
  async (bench) => {
    const { exitCode, said } = await runFile(join(SCRIPTS, 'bench'), [bench, '--no-such-option'])
    expect({ exitCode, said }).toEqual({ exitCode: 64, said: '' })
  },
)
