import type { Kysely } from 'kysely'
import { type BotState, recordState } from '../../../shared/database/bots/held-bots.ts'
import type { Database } from '../../../shared/database/schema.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'

/** States of bots that are not written yet. Bots with the same state are written in one statement. */
export class States {
  private pending = new Map<Snowflake, BotState>()

  constructor(
    private readonly db: Kysely<Database>,
    /** Identifies this process among those that share the database. */
    private readonly processId: string,
  ) {}

  set(botId: Snowflake, state: BotState): void {
    this.pending.set(botId, state)
  }

  drop(botId: Snowflake): void {
    this.pending.delete(botId)
  }

  /** @returns the bots whose state was written @throws the database's error; the states are then written the next time */
  async write(now: number): Promise<Snowflake[]> {
    const writing = this.pending
    if (writing.size === 0) return []
    this.pending = new Map()
    const alike = Map.groupBy(writing, ([, state]) => JSON.stringify(state))
    try {
      for (const group of alike.values()) {
        const [first] = group
        if (first === undefined) continue
        const ids = group.map(([botId]) => botId)
        await recordState(this.db, this.processId, ids, first[1], now)
      }
    } catch (error) {
      for (const [botId, state] of writing) if (!this.pending.has(botId)) this.pending.set(botId, state)
      throw error
    }
    return [...writing.keys()]
  }
}
