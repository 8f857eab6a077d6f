import { countLevelUps, findingsOf, NOTHING_WRONG } from '../../faults/findings.ts'
import { OwnMariadb } from '../../faults/own-mariadb.ts'
import { seededRandom } from '../../support/discord/misbehaviour.ts'
import { SHARDS } from '../acts.ts'
import { DistributedWorld } from '../distributed-world.ts'
import { SCENARIOS, type ScenarioName } from '../scenarios.ts'
import type { LongArguments } from './arguments.ts'
import { Progress } from './progress.ts'
import type { Outcome } from './report.ts'

const GUILDS = 48
/** Few, so that Discord's 50 requests a second are enough for the level roles of all. */
const MEMBERS_PER_GUILD = 6
const WORKERS = 3
const GATEWAYS = 2
const AWAY_MS = 30_000
/** The leases of an installation. */
const ENVIRONMENT = {
  PARTITION_LEASE_MS: '10000',
  SHARD_LEASE_MS: '10000',
  JOB_LEASE_MS: '30000',
  SHARD_COUNT: `${SHARDS}`,
}
/** Before the first fault and after the last one. */
const QUIET_MS = 5_000
const SETTLE_WITHIN_MS = 300_000
const LOOK_EVERY_MS = 500
const [MS_PER_SECOND, KEPT] = [1_000, 10_000_000]

/** Members chat while one fault happens again and again; then everything must be exact. */
export async function runLongForm(
  name: ScenarioName,
  given: LongArguments,
  say: (line: string) => void,
): Promise<Outcome> {
  const { seed, rate, seconds } = given
  const { environment, everySeconds, happen } = SCENARIOS[name]
  say(`${name}: starting ${GATEWAYS} gateways, ${WORKERS} workers, NATS and MariaDB`)
  const mariadb = await OwnMariadb.start('long-faults')
  const world = await DistributedWorld.open(WORKERS, {
    ...{ database: await mariadb.openDatabase(), gateways: GATEWAYS, environment: { ...ENVIRONMENT, ...environment } },
    size: { guilds: GUILDS, membersPerGuild: MEMBERS_PER_GUILD, perSecond: rate },
    discord: { keptMessages: KEPT, replayLimit: KEPT },
  })
  const { community, database } = world.faults
  const stage = { world, mariadb, awayMs: AWAY_MS, random: seededRandom(`${seed} ${name}`) }
  const progress = new Progress(name, world, say)
  const times = Math.ceil(seconds / everySeconds)
  let [happened, failure]: [number, string | null] = [0, null]
  try {
    community.start()
    await Bun.sleep(QUIET_MS)
    for (; happened < times; happened++) {
      await Promise.all([happen(stage), Bun.sleep(everySeconds * MS_PER_SECOND)])
    }
    await Bun.sleep(QUIET_MS)
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error)
  }
  community.stop()
  const chat = progress.chatEnded()
  const endedAt = performance.now()
  await world.faults.settled(SETTLE_WITHIN_MS, LOOK_EVERY_MS)
  const settledSeconds = (performance.now() - endedAt) / MS_PER_SECOND
  const findings = await findingsOf(community, database.db).catch((error: unknown) => {
    failure ??= `the database does not answer: ${error}`
    return NOTHING_WRONG
  })
  progress.end()
  const levelUps = countLevelUps(community.guilds)
  await world.close().catch((error: unknown) => say(`${name}: closing failed: ${error}`))
  await mariadb.stop()
  const counts = { messages: community.said, awards: community.ledger.awards, levelUps }
  return { name, times: happened, ...counts, rate: chat, settledSeconds, findings, failure }
}
