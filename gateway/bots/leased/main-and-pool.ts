import type { Bots } from '../bots.ts'
import type { LeasedMainBot } from './leased-main-bot.ts'

/** The shared shards of the main bot, and a share of the whitelabel bots beside them. */
export class MainAndPool implements Bots {
  constructor(
    private readonly main: LeasedMainBot,
    private readonly pool: Bots,
  ) {}

  start(): void {
    this.main.start()
    this.pool.start()
  }

  async unready(): Promise<string[]> {
    return [...(await this.main.unready()), ...(await this.pool.unready())]
  }

  async disconnect(): Promise<void> {
    await this.main.close()
    // The pool waits until the queued entries of both are stored.
    await this.pool.disconnect()
  }

  async release(): Promise<void> {
    await this.main.release()
    await this.pool.release()
  }
}
