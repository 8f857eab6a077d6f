import type { REST } from '@discordjs/rest'
import type { Kysely } from 'kysely'
import { eraseGuildRows } from '../../../shared/database/privacy/erase-guild.ts'
import { dueErasures, type Erasure, endErasure } from '../../../shared/database/privacy/erasures.ts'
import {
  askRemovedGuilds,
  beginRemoval,
  freeBoardNames,
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
import { renewHold, takeErasure } from './hold.ts'
import { isInGuild } from './presence.ts'

/** How many guilds one run finds, and how many erasures it reads. */
const MOST = 20
/** The pause between two batches. So at most 5,000 rows a second are deleted, and awards are hardly slower. */
const PAUSE_MS = 100
/**
 * A process begins no deletion in this time after its start. Bots may have been added while no process ran. After this time,
 * sessions have listed the guilds of their bots again.
 */
const LISTED_WITHIN_MS = 3_600_000

/** A guild that removes every bot keeps the name of its board for this time: the removal may be a mistake, and links lead to it. */
const NAME_KEPT_MS = 30 * DAY_MS

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
 * Deletes the data of guilds from which every bot was removed long ago, one guild after the other. A process that takes over the
 * guild of a killed process goes on with the remaining rows.
 */
export class GuildEraser {
  private stopped = false
  private readonly startedAt: number

  constructor(private readonly parts: GuildEraserParts) {
    this.startedAt = parts.clock.now()
  }

  /** Finds guilds whose data was kept long enough, and deletes it. */
  async run(): Promise<void> {
    const { db, clock, log, keepDays, mainRest } = this.parts
    await mendInactiveSince(db, clock.now())
    await freeBoardNames(db, clock.now() - NAME_KEPT_MS, clock.now())
    if (keepDays > 0) await inReadCommitted(db, (trx) => askRemovedGuilds(trx, this.before(), clock.now(), MOST))
    const rest = clock.now() - this.startedAt < LISTED_WITHIN_MS ? null : await mainRest()
    for (const erasure of await dueErasures(db, 'guilds', clock.now(), MOST)) {
      if (this.stopped) return
      if (erasure.why === 'removed' && rest === null) continue
      const held = await takeErasure(db, erasure, clock.now())
      if (held === null) continue
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

  /** Ends the run after the present step. */
  stop(): void {
    this.stopped = true
  }

  /** A guild is deleted only if no bot has been in it since this time. 0 keeps every guild, and ends deletions that have not begun. */
  private before(): number {
    const { clock, keepDays } = this.parts
    return keepDays === 0 ? 0 : clock.now() - keepDays * DAY_MS
  }

  private async erase(held: Erasure, rest: REST | null): Promise<void> {
    const { db, metrics, log, clock } = this.parts
    if (held.why === 'removed' && (rest === null || !(await this.begin(held, rest)))) return
    while (await eraseGuildRows(db, held.guildId)) {
      await clock.sleep(PAUSE_MS)
      if (this.stopped || !(await renewHold(db, held, clock.now()))) return
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
    log.warn(
      { guild: guildId },
      'the database says that the bot was removed from a server, but Discord says that it is there; its data is kept',
    )
  }
}
