import type { Kysely } from 'kysely'
import { notePresent } from '../../../shared/database/members/departures.ts'
import { askOldDepartures, dropEmptyRows, leftLongAgo } from '../../../shared/database/privacy/departed.ts'
import { eraseMember, forget } from '../../../shared/database/privacy/erase.ts'
import { eraseLogs, loseActivityRoles } from '../../../shared/database/privacy/erase-logs.ts'
import { eraseAccount, eraseName, guildsOfUser } from '../../../shared/database/privacy/erase-user.ts'
import {
  dueErasures,
  type Erasure,
  endErasure,
  endGuildOfAll,
  guildsToErase,
  holdErasure,
} from '../../../shared/database/privacy/erasures.ts'
import { EVERYWHERE } from '../../../shared/database/privacy/new-rows.ts'
import { inReadCommitted } from '../../../shared/database/read-committed.ts'
import type { Database } from '../../../shared/database/schema.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { describe } from '../../discord/describe.ts'
import type { Log } from '../../ops/log.ts'
import type { Metrics } from '../../ops/metrics.ts'
import type { Clock } from '../../time/clock.ts'
import type { RestFor } from '../guild-rest.ts'
import { presenceOf } from './presence.ts'
import { showErased } from './reply.ts'

/** Erasures that are read at a time. */
const MOST = 20
/** A process that was killed leaves its erasure to others after this time. */
const HELD_MS = 60_000
/** The pause between two pages of messages, so that awards are hardly slower. */
const PAUSE_MS = 20

export interface EraserParts {
  db: Kysely<Database>
  restFor: RestFor
  /** Gives all guilds their turn, shared with other processes. */
  turns: { run(act: (guildIds: readonly Snowflake[]) => Promise<void>): Promise<void> }
  /** Called after the deletion of a member, which may have stored jobs. */
  onJobs: () => void
  metrics: Pick<Metrics, 'erasedMembers'>
  clock: Clock
  log: Log
}

/**
 * Deletes members' data, one wish after the other. Every step may be repeated: a process that takes a wish over, because another
 * one was killed, begins it anew, and ends with the same result. The log names nobody.
 */
export class Eraser {
  private stopped = false

  constructor(private readonly parts: EraserParts) {}

  /** Carries out the wishes that wait. */
  async run(): Promise<void> {
    const { db, clock, log } = this.parts
    for (const erasure of await dueErasures(db, 'members', clock.now(), MOST)) {
      if (this.stopped) return
      const takenUntil = clock.now() + HELD_MS
      if (!(await holdErasure(db, erasure, takenUntil))) continue
      try {
        await this.carryOut({ ...erasure, takenUntil })
      } catch (error) {
        log.warn({ why: erasure.why, reason: describe(error) }, 'a deletion stopped, trying again in a minute')
      }
    }
  }

  /** The step under way is the last one. */
  stop(): void {
    this.stopped = true
  }

  /** Asks for the deletion of members who left long ago, and deletes empty rows, in the next guilds. Several processes share the guilds. */
  async findDeparted(): Promise<void> {
    const { db, clock, turns } = this.parts
    await turns.run(async (guildIds) => {
      await askOldDepartures(db, guildIds, clock.now(), MOST)
      for (const userId of await dropEmptyRows(db, guildIds, clock.now(), MOST)) await eraseName(db, userId)
    })
  }

  private async carryOut(erasure: Erasure): Promise<void> {
    const { db, metrics, log, restFor } = this.parts
    if (erasure.why === 'left' && !(await this.mayErase(erasure))) return
    const held = { ...erasure }
    if (erasure.guildId === EVERYWHERE) await this.eraseEverywhere(held)
    else await this.eraseIn(erasure.guildId, held)
    await eraseName(db, erasure.userId)
    if (this.stopped) return
    if (held.reply !== null)
      await showErased(held.reply, erasure.guildId === EVERYWHERE, restFor, this.parts.clock.now())
    await endErasure(db, held)
    metrics.erasedMembers.inc({ why: erasure.why })
    log.info({ why: erasure.why }, 'the data of a member was deleted')
  }

  /** Whether a member who left may be deleted. Ends the wish of one who came back. */
  private async mayErase(erasure: Erasure): Promise<boolean> {
    const { db, restFor, clock } = this.parts
    const isDue = await leftLongAgo(db, erasure, clock.now())
    const presence = isDue ? await presenceOf(erasure, restFor) : 'here'
    if (presence === 'gone') return true
    if (presence === 'unknown') return false
    if (isDue) await notePresent(db, [erasure])
    await endErasure(db, erasure)
    return false
  }

  private async eraseEverywhere(held: Erasure): Promise<void> {
    const { db, clock } = this.parts
    // First, so that what was sent before brings nothing back in a guild in which nothing is stored.
    await forget(db, held, clock.now())
    await eraseAccount(db, held.userId)
    const found = await guildsOfUser(db, held.userId)
    for (const guildId of await guildsToErase(db, held.userId, found, clock.now())) {
      await this.eraseIn(guildId, held)
      if (this.stopped) return
      await endGuildOfAll(db, { guildId, userId: held.userId })
    }
  }

  private async eraseIn(guildId: Snowflake, held: Erasure): Promise<void> {
    const { db, clock, onJobs } = this.parts
    if (this.stopped) return
    const member = { guildId, userId: held.userId }
    await this.hold(held)
    const until = await inReadCommitted(db, (trx) => eraseMember(trx, member, held.why, () => clock.now()))
    let after: Snowflake | null = '0'
    while (after !== null && !this.stopped) {
      await this.hold(held)
      after = await eraseLogs(db, member, after, until)
      await clock.sleep(PAUSE_MS)
    }
    await loseActivityRoles(db, member, held.why === 'asked', clock.now())
    onJobs()
  }

  /** Renews the hold where half of its time has passed. A wish that was made anew meanwhile is carried out once more. */
  private async hold(held: Erasure): Promise<void> {
    const now = this.parts.clock.now()
    if (held.takenUntil - now > HELD_MS / 2) return
    if (await holdErasure(this.parts.db, held, now + HELD_MS)) held.takenUntil = now + HELD_MS
  }
}
