import { expect, test } from 'bun:test'
import { accessSync, constants, readdirSync, statSync } from 'node:fs'
import { cp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Ended, runFile } from '../support/script.ts'
import { withTemporaryDirectory } from '../support/temporary.ts'

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

/** As a person finds it after a clone: nothing is installed, and nothing to install it with is on the PATH. */
const onFreshCopy = (name: string, words: readonly string[]): Promise<{ ended: Ended; left: string[] }> =>
  withTemporaryDirectory(async (directory) => {
    await cp(SCRIPTS, join(directory, 'scripts'), { recursive: true })
    await cp(join(ROOT, 'test/bench'), join(directory, 'test/bench'), { recursive: true })
    const ended = await runFile(join(directory, 'scripts', name), words, { PATH: '/usr/bin:/bin' })
    return { ended, left: (await readdir(directory)).sort() }
  })

test('the scripts that the README names are found', () => {
  expect(names).toContain('migrate')
  expect(names.length).toBeGreaterThan(8)
})

test.each(names)('scripts/%s --help prints how it is used, and does nothing else', async (name) => {
  for (const words of [['--help'], ['-h'], ['something', '--help']]) {
    const { ended, left } = await onFreshCopy(name, words)
    expect(ended).toMatchObject({ exitCode: 0, complained: '' })
    expect(ended.said).toStartWith(`scripts/${name}`)
    expect(left).toEqual(['scripts', 'test'])
  }
})

test.each(names)('scripts/%s refuses an unknown option, and prints how it is used', async (name) => {
  const { exitCode, said, complained } = await runFile(join(SCRIPTS, name), ['--no-such-option'])
  expect({ exitCode, said }).toEqual({ exitCode: 64, said: '' })
  expect(complained).toContain(`\n\nscripts/${name}`)
})

const benches = readdirSync(join(ROOT, 'test/bench')).filter((name) => name.endsWith('.ts'))

test.each(benches.map((file) => file.slice(0, -'.ts'.length)))(
  'scripts/bench %s refuses an option that it does not know, before it measures',
  async (bench) => {
    const { exitCode, said } = await runFile(join(SCRIPTS, 'bench'), [bench, '--no-such-option'])
    expect({ exitCode, said }).toEqual({ exitCode: 64, said: '' })
  },
)
