import { DiscordAPIError, type REST } from '@discordjs/rest'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Log } from '../ops/log.ts'

/** Code for an expired token of an interaction. It says nothing about the bot's token. */
const INVALID_WEBHOOK_TOKEN = 50_027

/** Requests as the bot that serves a guild: a whitelabel bot before the main bot. Null where this process runs neither. */
export type RestFor = (guildId: Snowflake) => REST | null | Promise<REST | null>

/** Another process may run the guild's bot, or this process is about to start it. */
const NO_BOT_WAIT_MS = 5_000
/** A person must set a new token, which takes longer. */
const REFUSED_WAIT_MS = 5 * 60_000

/** No bot of this process can serve the guild now. The job itself may be fine. */
export class NoServingBot extends Error {
  override readonly name = 'NoServingBot'

  constructor(
    message: string,
    /** How long to wait before asking again. */
    readonly waitMs: number,
  ) {
    super(message)
  }
}

const noBot = () => new NoServingBot('no bot of this process serves the guild', NO_BOT_WAIT_MS)
const tokenRefused = () => new NoServingBot('Discord refuses the bot token', REFUSED_WAIT_MS)

/**
 * Sends requests as the bot that serves a guild. A bot whose token is refused is not used again, because Discord blocks
 * an address after 10,000 such responses. https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans
 */
export class GuildRest {
  private readonly asking = new Map<AbortController, REST>()
  private readonly refused = new WeakSet<REST>()
  private aborted = false

  constructor(
    private readonly restFor: RestFor,
    private readonly log: Log,
  ) {}

  /**
   * @throws {NoServingBot} if no bot of this process serves the guild
   * @throws an `AbortError` after `abort`; Discord may have carried out a request that was sent before
   */
  async request<Answer>(
    guildId: Snowflake,
    send: (rest: REST, signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer> {
    const rest = await this.restFor(guildId)
    if (rest === null) throw noBot()
    if (this.refused.has(rest)) throw tokenRefused()
    const controller = new AbortController()
    if (this.aborted) controller.abort()
    this.asking.set(controller, rest)
    try {
      return await endedBy(controller.signal, send(rest, controller.signal))
    } catch (error) {
      if (isTokenRefusal(error)) this.refuse(rest, guildId)
      if (this.refused.has(rest)) throw tokenRefused()
      // Another bot serves the guild since the request was sent, and Discord may accept that bot's request.
      if (error instanceof DiscordAPIError && (await this.restFor(guildId)) !== rest) throw noBot()
      throw error
    } finally {
      this.asking.delete(controller)
    }
  }

  /** Aborts every request that is under way, and every later one. */
  abort(): void {
    this.aborted = true
    for (const controller of this.asking.keys()) controller.abort()
  }

  /** Also aborts the requests in the queues of @discordjs/rest, which would be sent with the refused token. */
  private refuse(rest: REST, guildId: Snowflake): void {
    if (this.refused.has(rest)) return
    this.refused.add(rest)
    this.log.error({ guild: guildId }, 'Discord refuses the bot token (401): this bot is not used any more')
    for (const [controller, other] of this.asking) if (other === rest) controller.abort()
  }
}

const isTokenRefusal = (error: unknown): boolean =>
  error instanceof DiscordAPIError && error.status === 401 && error.code !== INVALID_WEBHOOK_TOKEN

/** Rejects at the signal. @discordjs/rest alone would wait until its rate limit ends. */
function endedBy<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject)
  })
}
