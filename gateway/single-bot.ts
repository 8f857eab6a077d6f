import type { REST } from '@discordjs/rest'
import { loadCheckpoints } from '../shared/database/gateway-sessions.ts'
import type { Snowflake } from '../shared/discord/snowflake.ts'
import type { Bots } from './bots.ts'
import { createRest } from './discord/rest.ts'
import type { RosterParts } from './pool/roster.ts'
import { Session } from './sessions/session.ts'

export type SingleBotParts = Omit<RosterParts, 'waves' | 'leases' | 'speakers' | 'onChange'>

/** The main bot alone, and nobody to share it with. */
export class SingleBot implements Bots {
  private readonly rest: REST
  private readonly session: Session
  private connecting: Promise<void> | null = null

  constructor(
    private readonly parts: SingleBotParts,
    { botId, token }: { botId: Snowflake; token: string },
  ) {
    const { db, apiUrl, ledger, dispatch, log, metrics, clock, random } = parts
    this.rest = createRest({ apiUrl, token })
    this.session = new Session({
      ...{ botId, token, rest: this.rest, log, metrics, clock, random, onDispatch: dispatch },
      loadCheckpoints: () => loadCheckpoints(db, botId),
      onShard: (progress) => ledger.follow(progress),
    })
  }

  start(): void {
    this.connecting = this.session.connect()
  }

  restFor(): REST {
    return this.rest
  }

  holdsMainBot(): boolean {
    return true
  }

  unready(): Promise<string[]> {
    return this.session.unready()
  }

  async hangUp(): Promise<void> {
    await this.session.stop()
    await this.connecting
    await this.parts.ledger.flush()
  }

  async release(): Promise<void> {}
}
