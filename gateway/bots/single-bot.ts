import { keepCheckpointsOf, loadCheckpoints } from '../../shared/database/sessions/checkpoints.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { createRest } from '../discord/rest.ts'
import type { Bots } from './bots.ts'
import { type BotConnectTurns, ConnectQueue } from './connect-queue.ts'
import type { RosterParts } from './pool/roster.ts'
import { Session } from './sessions/session.ts'

/** While stopping, a batch that takes longer is left. */
const COMMIT_WITHIN_MS = 3_000

export type SingleBotParts = Omit<RosterParts, 'connectQueue' | 'leases' | 'onChange'>

/** The main bot alone, in this process alone. */
export class SingleBot implements Bots {
  private readonly session: Session
  private readonly connectTurns: BotConnectTurns

  constructor(
    private readonly parts: SingleBotParts,
    { botId, token }: { botId: Snowflake; token: string },
  ) {
    const { db, apiUrl, ledger, servingBots, dispatch, log, metrics, clock, random, sessionTiming, invalid } = parts
    this.connectTurns = new ConnectQueue({ atOnce: Number.POSITIVE_INFINITY, clock, random }).turnsOfBot()
    const rest = createRest({ apiUrl, token, invalid })
    servingBots.opened(botId, rest)
    this.session = new Session({
      ...{ botId, token, rest, log, metrics, clock, random, onDispatch: dispatch },
      loadCheckpoints: () => loadCheckpoints(db, botId),
      keepCheckpoints: (shardCount) => keepCheckpointsOf(db, botId, shardCount),
      onShard: (progress) => ledger.follow(progress),
      onShardGone: (progress) => ledger.unfollow(progress),
      connectTurns: this.connectTurns,
      timing: sessionTiming,
    })
  }

  start(): void {
    this.session
      .connect()
      .catch((error: unknown) => this.parts.log.error({ err: error }, 'the session failed to connect'))
  }

  unready(): Promise<string[]> {
    return this.session.unready()
  }

  async disconnect(): Promise<void> {
    this.connectTurns.end()
    await this.session.stop()
    const left = await this.parts.ledger.drain(COMMIT_WITHIN_MS)
    if (left > 0) throw new Error(`${left} entries are not committed; Discord sends them again`)
  }

  async release(): Promise<void> {}
}
