import { join } from 'node:path'
import { EXIT_CODES } from './local/exit-codes.ts'
import { runScript } from './local/refusal.ts'
import { findMysql, installMysql, obstacleToMysql } from './mysql/install.ts'
import { type Count, sumOf } from './testing/count.ts'
import { check, runTests } from './testing/run.ts'
import { readSelection } from './testing/selection.ts'

const BIN = join(import.meta.dir, '../node_modules/.bin')

/** What MySQL itself has to be tried with in every run: each query, and the bridge. */
const ON_MYSQL_TOO = ['test/contracts', 'test/gateway/bridge']

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Whether MySQL is here now; where it can be had without another package, it is installed. */
async function hasMysql(): Promise<boolean> {
  if (findMysql() !== null) return true
  const obstacle = obstacleToMysql()
  if (obstacle !== null) {
    say(`MySQL itself is left out, MariaDB alone is tried: ${obstacle}`)
    return false
  }
  return installMysql(say).then(
    () => true,
    (error: unknown) => {
      say(`MySQL itself is left out, MariaDB alone is tried: ${error instanceof Error ? error.message : error}`)
      return false
    },
  )
}

/** Types, style and every test. */
async function runEverything(): Promise<Count[]> {
  const mysql = hasMysql()
  const counts = [
    await check('style', [join(BIN, 'biome'), 'check', '--error-on-warnings', join(BIN, '../..')]),
    await check('types', [join(BIN, 'tsc'), '-b', join(BIN, '../..')]),
    await runTests('mariadb', { paths: [], pattern: null }),
  ]
  if (!(await mysql)) return counts
  say(`\nOnce more on MySQL: ${ON_MYSQL_TOO.join(', ')}`)
  return [...counts, await runTests('mysql', { paths: ON_MYSQL_TOO, pattern: null })]
}

/** Plants faults into copies; takes about half an hour for the whole list. @returns its exit code */
function runPlanted(words: readonly string[]): Promise<number> {
  const command = [process.execPath, '--no-install', join(import.meta.dir, '../test/planted/run.ts'), ...words]
  return Bun.spawn(command, { stdio: ['ignore', 'inherit', 'inherit'] }).exited
}

async function main(words: readonly string[]): Promise<number> {
  const selection = readSelection(words)
  if (selection.planted) return runPlanted(selection.paths)
  const { paths, pattern, database } = selection
  const isEverything = paths.length === 0 && pattern === null && database === null
  const { passed, failed, skipped } = sumOf(
    isEverything ? await runEverything() : [await runTests(database ?? 'mariadb', selection)],
  )
  if (passed + failed === 0) say('No test has such a name.')
  say(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  return failed === 0 && passed > 0 ? EXIT_CODES.done : EXIT_CODES.failed
}

await runScript(main)
