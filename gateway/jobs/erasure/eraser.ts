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
import type { LinkKeeper } from '../linked-roles/link-keeper.ts'
import { renewHold, takeErasure } from './hold.ts'
import { presenceOf } from './presence.ts'
import { showErased } from './reply.ts'

/** How many erasures one run reads, and how many departed members one turn finds. */
const MOST = 20
/** The pause after each page of logs, so that awards are hardly slower. */
const PAUSE_MS = 20

export interface EraserParts {
  db: Kysely<Database>
  restFor: RestFor
  /** Ends members' links for linked roles; null where the process has no keys to open their tokens. */
  links: Pick<LinkKeeper, 'endLinksOf'> | null
  /** Gives all guilds their turn, shared with other processes. */
  turns: { run(act: (guildIds: readonly Snowflake[]) => Promise<void>): Promise<void> }
  /** Called after the deletion of a member, which may have stored jobs. */
  onJobs: () => void
  metrics: Pick<Metrics, 'erasedMembers'>
  clock: Clock
  log: Log
}

/**
 * Deletes members' data, one erasure after the other. Every step may be repeated: a process that takes over the erasure of a
 * killed process begins anew, and ends with the same result. Log lines contain no ids of members or guilds.
 */
export class Eraser {
  private stopped = false

  constructor(private readonly parts: EraserParts) {}

  /** Carries out the erasures that are due. */
  async run(): Promise<void> {
    const { db, clock, log } = this.parts
    for (const erasure of await dueErasures(db, 'members', clock.now(), MOST)) {
      if (this.stopped) return
      const held = await takeErasure(db, erasure, clock.now())
      if (held === null) continue
      try {
        await this.carryOut(held)
      } catch (error) {
        log.warn({ why: erasure.why, reason: describe(error) }, 'a deletion stopped, trying again in a minute')
      }
    }
  }

  /** Ends the run after the present step. */
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

  private async carryOut(held: Erasure): Promise<void> {
    const { db, metrics, log, restFor, clock } = this.parts
    const { guildId, userId, why, reply } = held
    if (why === 'left' && !(await this.mayErase(held))) return
    if (guildId === EVERYWHERE) await this.eraseEverywhere(held)
    else await this.eraseIn(guildId, held)
    await eraseName(db, userId)
    if (this.stopped) return
    if (reply !== null) await showErased(reply, guildId === EVERYWHERE, restFor, clock.now())
    await endErasure(db, held)
    metrics.erasedMembers.inc({ why })
    log.info({ why }, 'the data of a member was deleted')
  }

  /** Whether a member who left may be deleted. Ends the erasure if the member came back. */
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
    // First, so that a message from before the erasure stores nothing in a guild that has no rows of the user.
    await forget(db, held, clock.now())
    await this.parts.links?.endLinksOf(held.userId, null)
    await eraseAccount(db, held.userId)
    const found = await guildsOfUser(db, held.userId)
    for (const guildId of await guildsToErase(db, held.userId, found, clock.now())) {
      await this.eraseIn(guildId, held)
      if (this.stopped) return
      await endGuildOfAll(db, { guildId, userId: held.userId })
    }
  }

  /** Deletes a member in a guild. Where the hold is lost, the work goes on: the other process repeats it. */
  private async eraseIn(guildId: Snowflake, held: Erasure): Promise<void> {
    const { db, clock, onJobs } = this.parts
    if (this.stopped) return
    const member = { guildId, userId: held.userId }
    await renewHold(db, held, clock.now())
    await this.parts.links?.endLinksOf(held.userId, guildId)
    const until = await inReadCommitted(db, (trx) => eraseMember(trx, member, held.why, () => clock.now()))
    let after: Snowflake | null = '0'
    while (after !== null && !this.stopped) {
      await renewHold(db, held, clock.now())
      after = await eraseLogs(db, member, after, until)
      await clock.sleep(PAUSE_MS)
    }
    await loseActivityRoles(db, member, held.why === 'asked', clock.now())
    onJobs()
  }
}
