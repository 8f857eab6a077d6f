import { afterAll, afterEach, beforeAll, setDefaultTimeout, test } from 'bun:test'
import { OwnMariadb } from '../faults/own-mariadb.ts'
import { seededRandom } from '../support/discord/misbehaviour.ts'
import { SHARDS } from './acts.ts'
import { DistributedWorld } from './distributed-world.ts'
import { SCENARIOS, type ScenarioName } from './scenarios.ts'

const SIZE = { guilds: 8, membersPerGuild: 4, perSecond: 200 }
const WORKERS = 2
/** Longer than the leases of partitions here. */
const AWAY_MS = 6_000
const MESSAGES = 150
const [FREQUENT_SECONDS, TIMES] = [10, 2]

/**
 * Declares the short forms of faults as tests of one file. `scripts/test --faults` runs the long ones.
 * @param directory of the file's own MariaDB
 */
export function testScenarios(directory: string, ...names: readonly ScenarioName[]): void {
  setDefaultTimeout(300_000)
  let mariadb: OwnMariadb
  let world: DistributedWorld
  beforeAll(async () => {
    mariadb = await OwnMariadb.start(directory)
  })
  afterEach(() => world.close())
  afterAll(() => mariadb.stop())

  for (const name of names) {
    const { what, gateways, environment, everySeconds, happen } = SCENARIOS[name]
    test(what, async () => {
      world = await DistributedWorld.open(WORKERS, {
        ...{ database: await mariadb.openDatabase(), gateways, size: SIZE },
        environment: { SHARD_COUNT: `${SHARDS}`, ...environment },
      })
      const stage = { world, mariadb, awayMs: AWAY_MS, random: seededRandom(name) }
      await world.faults.talkFor(MESSAGES)
      for (let time = 0; time < (everySeconds > FREQUENT_SECONDS ? 1 : TIMES); time++) {
        await Promise.all([happen(stage), world.faults.talkFor(MESSAGES)])
      }
      await world.faults.talkFor(MESSAGES)
      await world.mustBeExact()
    })
  }
}
