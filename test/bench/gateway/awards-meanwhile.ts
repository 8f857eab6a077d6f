import { ShardCheckpoints } from '../../../gateway/bus/checkpoints.ts'
import { commitBatch } from '../../../gateway/xp/commit.ts'
import { loadGuildRules } from '../../../shared/database/guilds/guilds.ts'
import { type Snowflake, snowflakeAt } from '../../../shared/discord/snowflake.ts'
import type { Measure } from '../support/report.ts'
import { quantile } from '../support/rounds.ts'
import { type BenchDatabase, memberId } from './database.ts'

/** Real time between the starts of two awards: the bench measures real latencies under a steady load. Each award has its own transaction. */
const AWARD_EVERY_MS = 5
const P99 = 0.99

/** Lets members of a filled guild write messages until some work on the guild ends, and measures how long their awards take. */
export async function awardsMeanwhile(
  { db }: BenchDatabase,
  { guildId, members, measure }: { guildId: Snowflake; members: number; measure: string },
  work: Promise<unknown>,
): Promise<Measure> {
  const rules = await loadGuildRules(db, [guildId])
  const [latencies, underWay]: [number[], Promise<void>[]] = [[], []]
  let isDone = false
  const ended = work.finally(() => {
    isDone = true
  })
  for (let nth = 0; !isDone; nth++) {
    underWay.push(award(nth))
    await Bun.sleep(AWARD_EVERY_MS)
  }
  await Promise.all([ended, ...underWay])
  const note = `${latencies.length.toLocaleString('en')} awards meanwhile, each in its own transaction`
  return { measure, value: quantile(latencies, P99), note }

  async function award(nth: number): Promise<void> {
    const begunAt = performance.now()
    const id = String(BigInt(snowflakeAt(Date.now())) + BigInt(nth % 4_096))
    const by = memberId(1 + ((nth * 48_271) % members))
    const author = { id: by, username: 'bench', globalName: null, discriminator: '0', avatar: null }
    const message = { id, guildId, channelId: '5', author, roleIds: [] }
    const batch = {
      writes: [{ kind: 'message', message } as const],
      names: [],
      checkpoints: new ShardCheckpoints().after([]),
    }
    await commitBatch(db, batch, (one) => rules.get(one), Date.now())
    latencies.push(performance.now() - begunAt)
  }
}
