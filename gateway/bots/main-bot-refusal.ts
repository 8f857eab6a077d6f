import type { MainBotUse } from '../../shared/database/bots/main-bot-use.ts'
import type { Log } from '../ops/log.ts'

type RunningUse = Exclude<MainBotUse, 'taken over'>

const RUNS: Record<RunningUse, string> = {
  shards: 'gateways (BOT_MODE=gateway) run the main bot',
  whole: 'a standalone process runs the main bot',
  alone: 'a standalone process runs the main bot',
}
const ANOTHER_RUNS = 'another standalone process runs the main bot'

/** Why this process does not connect the main bot: other processes run it. Logs each change once. */
export class MainBotRefusal {
  private use: MainBotUse | null = null

  /** @param own how this process runs the bot when it holds it */
  constructor(
    private readonly log: Log,
    private readonly own: RunningUse,
  ) {}

  /** One sentence for `/ready`; null while no other process runs the bot. */
  get reason(): string | null {
    if (this.use === null) return null
    if (this.use === 'taken over')
      return 'the main bot is being taken over: the processes that ran it close their sessions'
    const runs = this.use === 'alone' && this.own === 'alone' ? ANOTHER_RUNS : RUNS[this.use]
    return `${runs}: this process waits until they stop, or start it with MAIN_BOT_TAKE_OVER=yes`
  }

  /** @param use how other processes run the bot; null where none does */
  note(use: MainBotUse | null): void {
    const isNew = use !== null && use !== this.use
    this.use = use
    if (isNew) this.log.warn({ use }, this.reason ?? '')
  }
}
