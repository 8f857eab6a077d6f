import type { Kysely } from 'kysely'
import { clearOtherCounts, loadShardReports, type ShardReport } from '../../shared/database/bots/shard-change.ts'
import { loadShardCounts, shardScope } from '../../shared/database/bots/shard-counts.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { EXIT_CODES } from '../local/exit-codes.ts'
import { Refusal } from '../local/refusal.ts'

const LOOK_MS = 500
/** If an old shard did not report for longer, the change waits for it. */
const SILENT_MS = 15_000

/** Shows the progress of the gateways, until they have changed the number of shards. @throws {Refusal} if the change was abandoned */
export async function watchShardChange(
  db: Kysely<Database>,
  { botId, wanted }: { botId: Snowflake; wanted: number },
  say: (line: string) => void,
): Promise<void> {
  say('You can stop this script: the change goes on.')
  const startedAt = Date.now()
  let said = ''
  for (;;) {
    const now = Date.now()
    const { current, next } = await loadShardCounts(db, botId, now)
    if (current === wanted && next === null) break
    if (next !== wanted || current === null) throw new Refusal('The change was abandoned.', EXIT_CODES.failed)
    const reports = await loadShardReports(db, shardScope(botId, wanted), now)
    const ready = reports.filter(({ storedUntil }) => storedUntil !== null).length
    const old = await loadShardReports(db, shardScope(botId, current), now)
    const waitsFor = now - startedAt > SILENT_MS ? silentShards(old, current, now) : ''
    const line = `${ready} of ${wanted} new shards receive events, ${reports.length - ready} are connecting${waitsFor}`
    if (line !== said) say(line)
    said = line
    await Bun.sleep(LOOK_MS)
  }
  say(`${wanted} of ${wanted} new shards receive events. The old shards are being closed.`)
  while (!(await clearOtherCounts(db, botId, wanted, Date.now()))) {
    const { current, next } = await loadShardCounts(db, botId, Date.now())
    // Stops here if another change has begun.
    if (current !== wanted || next !== null) break
    await Bun.sleep(LOOK_MS)
  }
  say(`The bot has ${wanted} shards.`)
}

/** Counts old shards that do not report, with their processes: new shards wait for them. Empty if all report. */
function silentShards(reports: readonly ShardReport[], shardCount: number, now: number): string {
  const heard = reports.filter(({ storedUntil }) => storedUntil !== null && now - storedUntil < SILENT_MS)
  const missing = shardCount - heard.length
  if (missing === 0) return ''
  const silent = new Set(reports.filter((report) => !heard.includes(report)).map(({ processId }) => processId))
  const holders = silent.size === 0 ? 'no process holds them' : `held by ${[...silent].join(', ')}`
  return `; waiting for ${missing} old shards that are not connected (${holders})`
}
