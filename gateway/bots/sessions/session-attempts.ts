import { DiscordAPIError } from '@discordjs/rest'
import { GatewayCloseCodes } from 'discord-api-types/v10'
import { describe } from '../../discord/describe.ts'
import { whyUnreachable } from '../../ops/why-unreachable.ts'
import { noteRefusal } from './refusal.ts'
import { BOT, type SessionOptions } from './session-options.ts'

export type SessionAttemptsParts = Pick<SessionOptions, 'botId' | 'connectTurns' | 'onChange' | 'log'>

/** Tries a step of a session again and again, until the session is stopped or Discord refuses it. */
export class SessionAttempts {
  /** Why Discord refuses the session until a person acts; null while it does not. */
  refusal: string | null = null
  isStopping = false
  /** Why the last attempt failed; null where it did not. */
  failure: string | null = null
  /** Ends the waits that are under way. */
  private waits: readonly (() => void)[] = []

  constructor(
    private readonly parts: SessionAttemptsParts,
    /** Whether the bot receives events now. */
    private readonly isReady: () => boolean,
  ) {}

  get isOver(): boolean {
    return this.isStopping || this.refusal !== null
  }

  /** Tries until it succeeds, with growing waits. @returns null once the session is over */
  async until<Result>(failure: string, attempt: () => Promise<Result>): Promise<Result | null> {
    const { connectTurns, onChange, log, botId } = this.parts
    while (!this.isOver) {
      await this.unlessStopped(connectTurns.wait(BOT))
      if (this.isOver) break
      try {
        const result = await this.unlessStopped(attempt())
        this.failure = null
        // `undefined` means that the session was stopped.
        if (result !== undefined && !this.isOver) return result
      } catch (error) {
        if (this.isOver) break
        if (error instanceof DiscordAPIError && error.status === 401) {
          this.refuse(GatewayCloseCodes.AuthenticationFailed)
          break
        }
        this.failure = whyUnreachable(error) ?? describe(error)
        if (!this.isReady()) onChange?.({ to: 'away' })
        log.warn({ err: error, bot: botId }, failure)
      }
    }
    return null
  }

  /** Waits for work, at most until the session is stopped. @returns undefined where it was stopped first */
  unlessStopped<Result>(work: Promise<Result>): Promise<Result | undefined> {
    if (this.isStopping) {
      // The result is no longer of interest, and neither is a failure.
      work.catch(() => {})
      return Promise.resolve(undefined)
    }
    // Not a race with a promise that lasts as long as the session: it would keep the result of each race in memory.
    return new Promise((resolve, reject) => {
      const end = () => resolve(undefined)
      this.waits = [...this.waits, end]
      work.then(resolve, reject).finally(() => {
        this.waits = this.waits.filter((wait) => wait !== end)
      })
    })
  }

  /** Ends every attempt: Discord refuses this session. */
  refuse(closeCode: number): void {
    const { log, botId, onChange } = this.parts
    this.refusal = noteRefusal(botId, closeCode, log)
    onChange?.({ to: 'refused', closeCode })
  }

  stop(): void {
    this.isStopping = true
    for (const end of this.waits) end()
    this.waits = []
  }
}
