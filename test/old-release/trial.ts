import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { problemsIn } from './log-problems.ts'
import type { Release } from './releases.ts'
import { OldReleaseWorld } from './world.ts'

const TODAY: Release = { name: "today's release" }

/**
 * Whether a release counts members per range of XP. If the release before did not, the gateway corrects these counts within
 * the time that gateway/deploy/README.md states.
 */
const countsRanges = ({ root }: Release): boolean =>
  root === undefined || existsSync(join(root, 'shared/database/migrations/0016-xp-ranges.ts'))

export interface Trial {
  messages: number
  awards: number
  levelUps: number
  /** Commands and buttons that were answered. */
  commands: number
  /** Log lines with an expected warning. Each begins with the name of the process. */
  warnings: string[]
  /** What is wrong, one sentence each; empty where everything is exact. */
  problems: string[]
}

export interface TrialOptions {
  /** How long members chat with each release, at least. */
  seconds: number
  /** Whether a gateway and a worker run, with NATS, in place of a standalone process. */
  withNats: boolean
  say: (line: string) => void
  /** Ends the trial early. */
  stopped: AbortSignal
}

/**
 * Runs gateway, bridge and edge of an older release on today's tables, then today's in their place (a deploy), then the older
 * ones again (a rollback), then today's again. Members chat and use commands all the time. After the rollback and at the end,
 * everything must be exact.
 * @param old the older release
 */
export async function tryOldRelease(old: Release, { seconds, withNats, say, stopped }: TrialOptions): Promise<Trial> {
  const world = await OldReleaseWorld.open(withNats, stopped)
  const { releases, community, commands } = world
  const problems: string[] = []

  async function run(release: Release): Promise<void> {
    if (stopped.aborted) return
    await releases.deploy(release, () => world.chat(seconds))
    await world.chat(seconds)
    say(`  ${release.name}: ${community.said} messages and ${commands.answered} commands so far`)
  }

  async function compare(when: string, release: Release): Promise<void> {
    if (stopped.aborted) return
    const differences = await world.settle(countsRanges(release))
    // After Ctrl-C the processes commit no more awards, so their result cannot be exact.
    if (!stopped.aborted) problems.push(...differences.map((difference) => `${when}: ${difference}`))
  }

  try {
    await run(old)
    await world.useNewTables()
    await run(TODAY)
    await run(old)
    await compare('after the way back', old)
    await run(TODAY)
    await compare('at the end', TODAY)
  } catch (error) {
    if (!stopped.aborted) problems.push(error instanceof Error ? error.message : String(error))
  } finally {
    await world.close()
  }
  const logs = releases.logs.map(({ of, lines }) => ({ of, ...problemsIn(lines.all) }))
  const logged = logs.flatMap(({ of, problems }) => problems.map((line) => `${of}: ${line}`))
  // Ctrl-C ends the processes too, so that commands and connections fail.
  if (stopped.aborted) problems.push(`stopped by ${stopped.reason}`)
  else problems.push(...world.failedCommands, ...releases.badEnds, ...logged)
  return {
    ...{ messages: community.said, awards: community.ledger.awards, levelUps: world.levelUps },
    commands: commands.answered,
    warnings: logs.flatMap(({ of, warnings }) => warnings.map((line) => `${of}: ${line}`)),
    problems,
  }
}
