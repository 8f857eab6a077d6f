import { EXIT_CODES } from '../../scripts/local/exit-codes.ts'
import { runScript } from '../../scripts/local/refusal.ts'
import { stoppedBySignal } from '../support/stop-signal.ts'
import { readOldReleaseArguments } from './arguments.ts'
import { commitBefore, commitOf, thisClone, withCodeOf } from './old-code.ts'
import { tryOldRelease } from './trial.ts'

/** `scripts/test --old-release`: the processes of an older commit run on today's tables. */

const SHORT_HASH = 12
const MS_PER_SECOND = 1_000

const say = (line: string): void => void process.stdout.write(`${line}\n`)

async function main(words: readonly string[]): Promise<number> {
  const { revisions, seconds, withNats } = readOldReleaseArguments(words)
  const stopped = stoppedBySignal()
  const clone = thisClone(stopped)
  const commits =
    revisions.length > 0
      ? await Promise.all(revisions.map((revision) => commitOf(clone, revision)))
      : [await commitBefore(clone)]
  let isExact = true
  for (const commit of commits) {
    const startedAt = performance.now()
    const name = commit.slice(0, SHORT_HASH)
    say(`${name}: its processes run on today's tables`)
    const { problems, warnings, messages, awards, levelUps, commands } = await withCodeOf(clone, commit, (root) =>
      tryOldRelease({ name, root }, { seconds, withNats, say, stopped }),
    )
    for (const warning of warnings) say(`  warning of ${warning}`)
    for (const problem of problems) say(`  PROBLEM ${problem}`)
    const counts = `${messages} messages, ${awards} awards, ${levelUps} level-ups, ${commands} commands`
    const took = Math.round((performance.now() - startedAt) / MS_PER_SECOND)
    say(`${name}: ${problems.length === 0 ? 'exact' : 'FAILED'}; ${counts}; ${took} s`)
    isExact &&= problems.length === 0
    if (stopped.aborted) break
  }
  return isExact ? EXIT_CODES.done : EXIT_CODES.failed
}

await runScript(main)
