import { DefaultRestOptions, type REST } from '@discordjs/rest'
import type { GatewayDispatchPayload } from 'discord-api-types/v10'
import { GatewayCloseCodes } from 'discord-api-types/v10'
import type { Kysely } from 'kysely'
import type { Database } from '../../../shared/database/schema.ts'
import { type Checkpoint, keepCheckpointsOf, loadCheckpoints } from '../../../shared/database/sessions/checkpoints.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { readPresence } from '../../../shared/whitelabel/presence.ts'
import type { ShardCommits, ShardProgress } from '../../bus/progress.ts'
import type { InvalidRequests } from '../../discord/invalid-requests.ts'
import { createRest } from '../../discord/rest.ts'
import type { Log } from '../../ops/log.ts'
import type { Metrics } from '../../ops/metrics.ts'
import type { Clock } from '../../time/clock.ts'
import type { BotConnectTurns, ConnectQueue } from '../connect-queue.ts'
import { Session } from '../sessions/session.ts'
import type { Looks, SessionChange, SessionTiming } from '../sessions/session-options.ts'
import { presenceUpdate } from './presence.ts'

export interface PoolBotParts {
  db: Kysely<Database>
  /** Discord's API, without a version. */
  apiUrl: string
  ledger: Pick<ShardCommits, 'follow' | 'unfollow' | 'intake'>
  connectQueue: ConnectQueue
  invalid: InvalidRequests
  log: Log
  metrics: Metrics
  clock: Clock
  random: () => number
  sessionTiming: SessionTiming
  looks: Looks
}

export interface PoolBotOptions {
  botId: Snowflake
  token: string
  /** Its stored checkpoints, read just now. */
  checkpoints: readonly Checkpoint[]
  onDispatch: (payload: GatewayDispatchPayload, progress: ShardProgress) => void
  /** Whether this process still holds the bot. */
  isHeld: () => boolean
  onChange: (change: SessionChange) => void
}

/** One bot of the pool: its own REST client and session. */
export class PoolBot {
  readonly rest: REST
  readonly session: Session
  private readonly connectTurns: BotConnectTurns
  private progresses: readonly ShardProgress[] = []
  private shownPresence: string | null = null

  constructor(
    private readonly parts: PoolBotParts,
    { botId, token, checkpoints, onDispatch, isHeld, onChange }: PoolBotOptions,
  ) {
    const { db, apiUrl, ledger, connectQueue, log, metrics, clock, random, sessionTiming, looks, invalid } = parts
    this.connectTurns = connectQueue.turnsOfBot()
    let known: readonly Checkpoint[] | null = checkpoints
    const refuse = () => onChange({ to: 'refused', closeCode: GatewayCloseCodes.AuthenticationFailed })
    this.rest = createRest({ apiUrl, token, invalid, options: { makeRequest: fenced(isHeld, refuse) } })
    this.session = new Session({
      ...{ botId, token, rest: this.rest, log, metrics, clock, random, onDispatch },
      loadCheckpoints: () => {
        const first = known
        known = null
        return first === null ? loadCheckpoints(db, botId) : Promise.resolve(first)
      },
      // Another process may hold the bot by now, with sessions of its own.
      keepCheckpoints: (shardCount) => (isHeld() ? keepCheckpointsOf(db, botId, shardCount) : Promise.resolve()),
      onShard: (progress) => {
        this.progresses = [...this.progresses, progress]
        ledger.follow(progress)
      },
      onShardGone: (progress) => {
        this.progresses = this.progresses.filter((other) => other !== progress)
        return ledger.unfollow(progress)
      },
      ...{ connectTurns: this.connectTurns, intake: ledger.intake },
      ...{ timing: sessionTiming, looks },
      onChange,
    })
  }

  /** Connects in the background, and reports changes to `onChange`. */
  open(): void {
    this.session
      .connect()
      .catch((error: unknown) => this.parts.log.error({ err: error }, 'a session failed to connect'))
  }

  /** @param stored JSON text, as the row has it */
  show(stored: string | null): void {
    if (stored === this.shownPresence) return
    this.shownPresence = stored
    const presence = readPresence(stored)
    this.session.present(presence && presenceUpdate(presence))
  }

  /** Closes the connection so that the session can be resumed, here or in another process. */
  async disconnect(): Promise<void> {
    this.connectTurns.end()
    this.rest.clearHashSweeper()
    this.rest.clearHandlerSweeper()
    await this.session.stop()
  }

  /** Stores no more checkpoints of its shards. Discord sends uncommitted events again, to the process that resumes. */
  async stopStoring(): Promise<void> {
    await Promise.all(this.progresses.map((progress) => this.parts.ledger.unfollow(progress)))
  }
}

/**
 * Stops a request that waited for a rate limit until another process held the bot.
 * @param refuse called when Discord refuses the token, which must not be used again then
 */
function fenced(isHeld: () => boolean, refuse: () => void): typeof DefaultRestOptions.makeRequest {
  // Not `async`: a process with a thousand bots has a thousand of these, and an async function takes several times as much memory.
  return (url, init) => {
    if (!isHeld()) return Promise.reject(new DOMException('this process no longer holds the bot', 'AbortError'))
    return DefaultRestOptions.makeRequest(url, init).then((response) => {
      // A webhook's address carries its own token: a refusal there does not concern the bot's token.
      if (response.status === 401 && !url.includes('/webhooks/')) refuse()
      return response
    })
  }
}
