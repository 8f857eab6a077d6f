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
import type { SessionChange, SessionTiming } from '../sessions/session-options.ts'
import { presenceUpdate } from './presence.ts'

export interface PoolBotParts {
  db: Kysely<Database>
  /** Discord's API, without a version. */
  apiUrl: string
  ledger: Pick<ShardCommits, 'follow' | 'unfollow'>
  connectQueue: ConnectQueue
  invalid: InvalidRequests
  log: Log
  metrics: Metrics
  clock: Clock
  random: () => number
  /** How often the number of shards that Discord recommends is looked at. */
  sessionTiming: SessionTiming
}

export interface PoolBotOptions {
  botId: Snowflake
  token: string
  /** Where its sessions can be resumed, read just now. */
  checkpoints: readonly Checkpoint[]
  onDispatch: (payload: GatewayDispatchPayload, progress: ShardProgress) => void
  /** Whether this process still holds the bot. */
  maySpeak: () => boolean
  onChange: (change: SessionChange) => void
}

/** One bot of the pool: its identity, its session and its voice, apart from every other's. */
export class PoolBot {
  readonly rest: REST
  readonly session: Session
  private readonly connectTurns: BotConnectTurns
  private readonly progresses = new Set<ShardProgress>()
  private shownPresence: string | null = null

  constructor(
    private readonly parts: PoolBotParts,
    { botId, token, checkpoints, onDispatch, maySpeak, onChange }: PoolBotOptions,
  ) {
    const { db, apiUrl, ledger, connectQueue, log, metrics, clock, random, sessionTiming, invalid } = parts
    this.connectTurns = connectQueue.turnsOfBot()
    let known: readonly Checkpoint[] | null = checkpoints
    const refuse = () => onChange({ to: 'refused', closeCode: GatewayCloseCodes.AuthenticationFailed })
    this.rest = createRest({ apiUrl, token, invalid, options: { makeRequest: fenced(maySpeak, refuse) } })
    this.session = new Session({
      ...{ botId, token, rest: this.rest, log, metrics, clock, random, onDispatch },
      loadCheckpoints: async () => {
        const first = known
        known = null
        return first ?? loadCheckpoints(db, botId)
      },
      // Another process may hold the bot by now, with sessions of its own.
      keepCheckpoints: async (shardCount) => {
        if (maySpeak()) await keepCheckpointsOf(db, botId, shardCount)
      },
      onShard: (progress) => {
        this.progresses.add(progress)
        ledger.follow(progress)
      },
      onShardGone: (progress) => {
        this.progresses.delete(progress)
        return ledger.unfollow(progress)
      },
      connectTurns: this.connectTurns,
      timing: sessionTiming,
      onChange,
    })
  }

  /** Connects in the background; what becomes of it is told to `onChange`. */
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

  /** From now on nothing is stored of its session: where it was not committed, whoever resumes is sent it again. */
  async letGo(): Promise<void> {
    await Promise.all([...this.progresses].map((progress) => this.parts.ledger.unfollow(progress)))
  }
}

/**
 * A request that waited for a rate limit may find, when it would go out, that another process holds the bot by now.
 * @param refuse told when Discord refuses the token, after which it must not be used again
 */
function fenced(maySpeak: () => boolean, refuse: () => void): typeof DefaultRestOptions.makeRequest {
  return async (url, init) => {
    if (!maySpeak()) throw new DOMException('this process does not hold the bot any more', 'AbortError')
    const response = await DefaultRestOptions.makeRequest(url, init)
    // Addresses of webhooks carry tokens of their own.
    if (response.status === 401 && !url.includes('/webhooks/')) refuse()
    return response
  }
}
