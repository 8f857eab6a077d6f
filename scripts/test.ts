import { join } from 'node:path'
import { EXIT_CODES } from './local/exit-codes.ts'
import { runScript } from './local/refusal.ts'
import { say } from './local/say.ts'
import { findMysql, installDebootstrap, installMysql, obstacleToMysql } from './mysql/install.ts'
import { type Count, sumOf } from './testing/count.ts'
import { describeFailures } from './testing/failures.ts'
import { check, runTests } from './testing/run.ts'
import { readSelection } from './testing/selection.ts'
import { describeTimes } from './testing/slowest.ts'

const BIN = join(import.meta.dir, '../node_modules/.bin')

/** The tests that run on MySQL as well when every test runs: those of all queries and of the bridge. */
const ON_MYSQL_TOO = ['test/contracts', 'test/gateway/bridge']

/** Programs in test/, by the option that starts them. They run as processes, because scripts/ may not import test/. */
const PROGRAMS: Readonly<Record<string, string>> = {
  '--planted': '../test/planted/run.ts',
  '--faults': '../test/distributed/long/run.ts',
  '--soak': '../test/soak/run.ts',
  '--old-release': '../test/old-release/run.ts',
}

/** Installs MySQL where it is missing and can be installed. @returns whether it is on this machine now */
async function hasMysql(): Promise<boolean> {
  if (findMysql() !== null) return true
  const obstacle = obstacleToMysql()
  if (obstacle !== null) {
    say(`Tests run on MariaDB only, not on MySQL: ${obstacle}`)
    return false
  }
  return installMysql(say).then(
    () => true,
    (error: unknown) => {
      say(`Tests run on MariaDB only, not on MySQL: ${error instanceof Error ? error.message : error}`)
      return false
    },
  )
}

/** Checks style and types, and runs the tests. */
async function runEverything(): Promise<Count[]> {
  if (findMysql() === null) await installDebootstrap(say)
  const mysql = hasMysql()
  const counts = [
    await check('style', [join(BIN, 'biome'), 'check', '--error-on-warnings', join(BIN, '../..')]),
    await check('types', [join(BIN, 'tsc'), '-b', join(BIN, '../..')]),
    await runTests('mariadb', { paths: [], pattern: null }),
  ]
  if (!(await mysql)) return counts
  say(`\nAgain on MySQL: ${ON_MYSQL_TOO.join(', ')}`)
  return [...counts, await runTests('mysql', { paths: ON_MYSQL_TOO, pattern: null })]
}

/** Runs a program in a process of its own, which reads the other words. @returns the exit code */
function runProgram(path: string, words: readonly string[]): Promise<number> {
  const command = [process.execPath, '--no-install', join(import.meta.dir, path), ...words]
  const program = Bun.spawn(command, { stdio: ['ignore', 'inherit', 'inherit'] })
  // Ctrl-C reaches the program too. This process waits until the program has printed its results.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => program.kill('SIGTERM'))
  return program.exited
}

async function main(words: readonly string[]): Promise<number> {
  for (const [option, path] of Object.entries(PROGRAMS)) {
    if (words.includes(option))
      return runProgram(
        path,
        words.filter((word) => word !== option),
      )
  }
  const selection = readSelection(words)
  const { paths, pattern, database } = selection
  const isEverything = paths.length === 0 && pattern === null && database === null
  const { passed, failed, skipped, failures, times } = sumOf(
    isEverything ? await runEverything() : [await runTests(database ?? 'mariadb', selection)],
  )
  if (passed + failed === 0) say('No test matches.')
  for (const line of describeFailures(failures)) say(line)
  if (isEverything) for (const line of describeTimes(times, performance.now() / 1000)) say(line)
  say(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  return failed === 0 && passed > 0 ? EXIT_CODES.done : EXIT_CODES.failed
}

await runScript(main)
