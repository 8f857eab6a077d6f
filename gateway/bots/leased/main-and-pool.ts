import { allEnd, allInTurn } from '../../time/all-end.ts'
import type { Bots } from '../bots.ts'
import type { LeasedMainBot } from './leased-main-bot.ts'

/** The shared shards of the main bot, and a share of the whitelabel bots beside them. */
export class MainAndPool implements Bots {
  constructor(
    private readonly main: Bots & Pick<LeasedMainBot, 'close'>,
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
    // The pool waits until the queued entries of both are stored.
    await allInTurn(
      () => this.main.close(),
      () => this.pool.disconnect(),
    )
  }

  async release(): Promise<void> {
    await allEnd([this.main.release(), this.pool.release()])
  }
}
