import { setTimeout } from 'node:timers/promises'
import { within } from '../../gateway/time/within.ts'
import { countLevelUps, findingsOf, NOTHING_WRONG } from '../faults/findings.ts'
import type { SoakArguments } from './arguments.ts'
import type { SoakOutcome } from './report.ts'
import { Sampler } from './sampler.ts'
import { SoakWorld } from './soak-world.ts'

const READ_EVERY_MS = 2_000
/** Every second reading is shown. */
const SHOWN_EVERY = 2
/** The number of readings of the heap, in a short soak and in a long one. */
const HEAP_READINGS = 24
/** The number of servers in which admins change level roles at the same time. */
const ADMINS_AT_ONCE = 2
const SETTLE_WITHIN_MS = 300_000
const LOOK_EVERY_MS = 500
const [MS_PER_SECOND, SECONDS_PER_MINUTE] = [1_000, 60]

export interface SoakParts {
  /** Shows a line to a person. */
  say: (line: string) => void
  /** Records a line of JSON. */
  record: (line: object) => void
  /** Aborted when a person ends the soak. */
  stopped: AbortSignal
}

/**
 * Members chat, use commands and reach levels, and admins change level roles, for some minutes. Measures the processes, and
 * compares XP, announcements and level roles at the end.
 */
export async function runSoak(given: SoakArguments, { say, record, stopped }: SoakParts): Promise<SoakOutcome> {
  const world = await SoakWorld.open(given)
  const { faults, commands, admins } = world
  const { community, database } = faults
  const seconds = given.minutes * SECONDS_PER_MINUTE
  const heapEvery = Math.max(1, Math.floor((seconds * MS_PER_SECOND) / READ_EVERY_MS / HEAP_READINGS))
  const sampler = new Sampler(world.processes, () => world.connections(), heapEvery)
  const startedAt = performance.now()
  const elapsed = (): number => (performance.now() - startedAt) / MS_PER_SECOND
  let failure: string | null = null
  community.start()
  commands.start(given.interactions)
  admins.start(ADMINS_AT_ONCE)
  try {
    for (let nth = 0; elapsed() < seconds; nth++) {
      const waitMs = nth === 0 ? 0 : READ_EVERY_MS - ((performance.now() - startedAt) % READ_EVERY_MS)
      await setTimeout(waitMs, undefined, { signal: stopped }).catch(() => {})
      if (stopped.aborted) break
      const atSeconds = elapsed()
      const read = await sampler.read(atSeconds)
      record({ type: 'reading', atSeconds, ...read })
      if (nth % SHOWN_EVERY === 0) say(progressLine(atSeconds, world, read, await world.jobs()))
    }
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error)
  }
  if (stopped.aborted) failure ??= `stopped by ${stopped.reason}`
  const chatted = elapsed()
  community.stop()
  const stopping = Promise.all([commands.stop(), admins.stop()])
  const ends = failure === null
  if (ends && !(await within(SETTLE_WITHIN_MS, stopping))) failure = 'commands or role syncs did not end'
  if (failure === null) await faults.settled(SETTLE_WITHIN_MS, LOOK_EVERY_MS)
  // After Ctrl-C the processes commit no more awards, so their result cannot be exact.
  const findings = ends ? await findingsOf(community, database.db) : NOTHING_WRONG
  const wrongGifts = ends ? commands.wrongGifts(await faults.earned()) : []
  const levelUps = countLevelUps(community.guilds)
  stopping.catch(() => {})
  await world.close().catch((error: unknown) => say(`closing failed: ${error}`))
  return {
    ...{ seconds: chatted, messages: community.said, awards: community.ledger.awards, levelUps },
    rate: community.said / chatted,
    interactions: commands,
    changes: admins.changed,
    series: sampler.judged(),
    ...{ findings, wrongGifts, failure },
  }
}

function progressLine(
  atSeconds: number,
  { faults: { community }, commands, admins }: SoakWorld,
  read: Awaited<ReturnType<Sampler['read']>>,
  jobs: number,
): string {
  const processes = Object.entries(read).map(
    ([name, { memory, handles, loopDelay }]) =>
      `${name} ${memory.toFixed(0)} MB ${handles} handles ${loopDelay.toFixed(1)} ms`,
  )
  const counts = `${community.said} messages, ${commands.answered}/${commands.asked} interactions, ${admins.changed} role changes, ${jobs} jobs`
  return `${atSeconds.toFixed(0)} s: ${counts}; ${processes.join('; ')}`
}
