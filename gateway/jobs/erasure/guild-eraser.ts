import type { REST } from '@discordjs/rest'
import type { Kysely } from 'kysely'
import { eraseGuildRows } from '../../../shared/database/privacy/erase-guild.ts'
import { dueErasures, type Erasure, endErasure, holdErasure } from '../../../shared/database/privacy/erasures.ts'
import {
  askRemovedGuilds,
  beginRemoval,
  isRemovedSince,
  mendInactiveSince,
  noteStillServed,
} from '../../../shared/database/privacy/removed-guilds.ts'
import { inReadCommitted } from '../../../shared/database/read-committed.ts'
import type { Database } from '../../../shared/database/schema.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { DAY_MS } from '../../../shared/levelling/day.ts'
import { describe } from '../../discord/describe.ts'
import type { Log } from '../../ops/log.ts'
import type { Metrics } from '../../ops/metrics.ts'
import type { Clock } from '../../time/clock.ts'
import { isInGuild } from './presence.ts'

/** Guilds that are looked for, or deleted, at a time. */
const MOST = 20
/** A process that was killed leaves its guild to others after this time. */
const HELD_MS = 60_000
/** The pause between two batches. So at most 5,000 rows a second are deleted, and awards are hardly slower. */
const PAUSE_MS = 100
/**
 * A process begins no deletion earlier. Bots may have been added while no process ran: by then, sessions have listed the guilds of their
 * bots again.
 */
const LISTED_WITHIN_MS = 3_600_000

export interface GuildEraserParts {
  db: Kysely<Database>
  /** Requests as the main bot; null where another process runs it. */
  mainRest: () => REST | null | Promise<REST | null>
  /** How long the data of a guild is kept after the last bot has left it; 0 for ever. */
  keepDays: number
  metrics: Pick<Metrics, 'erasedGuilds'>
  clock: Clock
  log: Log
}

/**
 * Deletes the data of guilds from which every bot was removed long ago, one guild after the other. A process that takes a guild over,
 * because another one was killed, goes on with the rows that are left.
 */
export class GuildEraser {
  private stopped = false
  private readonly startedAt: number

  constructor(private readonly parts: GuildEraserParts) {
    this.startedAt = parts.clock.now()
  }

  /** Looks for guilds whose time is over, and deletes them. */
  async run(): Promise<void> {
    const { db, clock, log, keepDays, mainRest } = this.parts
    await mendInactiveSince(db, clock.now())
    if (keepDays > 0) await inReadCommitted(db, (trx) => askRemovedGuilds(trx, this.before(), clock.now(), MOST))
    const rest = clock.now() - this.startedAt < LISTED_WITHIN_MS ? null : await mainRest()
    for (const erasure of await dueErasures(db, 'guilds', clock.now(), MOST)) {
      if (this.stopped) return
      if (erasure.why === 'removed' && rest === null) continue
      const held = { ...erasure, takenUntil: clock.now() + HELD_MS }
      if (!(await holdErasure(db, erasure, held.takenUntil))) continue
      try {
        await this.erase(held, rest)
      } catch (error) {
        log.warn(
          { guild: erasure.guildId, reason: describe(error) },
          'the deletion of the data of a server stopped, trying again in a minute',
        )
      }
    }
  }

  /** The step under way is the last one. */
  stop(): void {
    this.stopped = true
  }

  /** No bot may have been in a guild since this time. An operator who keeps data for ever now has ended the deletions that wait. */
  private before(): number {
    const { clock, keepDays } = this.parts
    return keepDays === 0 ? 0 : clock.now() - keepDays * DAY_MS
  }

  private async erase(held: Erasure, rest: REST | null): Promise<void> {
    const { db, metrics, log } = this.parts
    if (held.why === 'removed' && (rest === null || !(await this.begin(held, rest)))) return
    while (await eraseGuildRows(db, held.guildId)) {
      await this.parts.clock.sleep(PAUSE_MS)
      if (this.stopped || !(await this.hold(held))) return
    }
    await endErasure(db, held)
    metrics.erasedGuilds.inc()
    log.info({ guild: held.guildId }, 'the data of a server was deleted: no bot was in it for a long time')
  }

  /** Begins the deletion, once no bot is in the guild by the stored memberships and by Discord. Otherwise the guild is kept. */
  private async begin(held: Erasure, rest: REST): Promise<boolean> {
    const { db } = this.parts
    if (await isRemovedSince(db, held.guildId, this.before())) {
      const presence = await isInGuild(rest, held.guildId)
      if (presence === 'unknown') return false
      if (presence === 'gone' && (await inReadCommitted(db, (trx) => beginRemoval(trx, held, this.before()))))
        return true
      if (presence === 'here') await this.keepServed(held.guildId)
    }
    await endErasure(db, held)
    return false
  }

  private async keepServed(guildId: Snowflake): Promise<void> {
    const { db, clock, log } = this.parts
    await noteStillServed(db, guildId, clock.now())
    log.warn({ guild: guildId }, 'the bot is in a server from which it was removed by the database; its data is kept')
  }

  /** Renews the hold where half of its time has passed. @returns false where another process has taken the guild */
  private async hold(held: Erasure): Promise<boolean> {
    const now = this.parts.clock.now()
    if (held.takenUntil - now > HELD_MS / 2) return true
    if (!(await holdErasure(this.parts.db, held, now + HELD_MS))) return false
    held.takenUntil = now + HELD_MS
    return true
  }
}
