import type { Kysely } from 'kysely'
import { membersWithOpenEntry } from '../../shared/database/ledger/open-changes.ts'
import { type MemberPage, membersToRoll, rollMember } from '../../shared/database/ledger/roll.ts'
import { settleTotals } from '../../shared/database/ledger/settle.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { ENTRIES_KEPT_MS } from '../../shared/levelling/xp-ledger.ts'
import type { Log } from '../ops/log.ts'
import type { Metrics } from '../ops/metrics.ts'
import type { Clock } from '../time/clock.ts'
import { forEachGuild } from './each-guild.ts'
import { GuildTurns } from './guild-turns.ts'

const BEFORE_ALL: Snowflake = '0'
/** Rows of a page: some 10 ms of reading, without a lock. */
const PAGE_ROWS = 5_000
/** The pause between two pages, and after each member whose rows are joined, so that awards are hardly slower. */
const PAUSE_MS = 20
/** Rows are joined this much later, so that processes whose clocks are behind refuse awards of that time, too. */
const CLOCKS_DIFFER_MS = 3_600_000

export interface LedgerUpkeepParts {
  db: Kysely<Database>
  metrics: Pick<Metrics, 'ledgerRowsJoined' | 'ledgerChangesFinished'>
  clock: Clock
  log: Log
}

/**
 * Keeps the ledger of XP small and whole: joins old rows of each member to one, and finishes changes of the edge whose job was
 * lost. Several processes share the guilds.
 */
export class LedgerUpkeep {
  private stopped = false
  private readonly turns: GuildTurns

  constructor(private readonly parts: LedgerUpkeepParts) {
    this.turns = new GuildTurns({ ...parts, task: 'ledger' })
  }

  /** Looks at the next guilds; after the last guild, the first is next. */
  async run(): Promise<void> {
    const { log } = this.parts
    const tidyUp = async (guildId: Snowflake): Promise<void> => {
      await this.finishChanges(guildId)
      await this.joinRows(guildId)
    }
    await this.turns.run((guilds) =>
      forEachGuild(guilds, tidyUp, log, 'the ledger of this server could not be tidied up'),
    )
  }

  /** A run under way ends after its page. */
  stop(): void {
    this.stopped = true
  }

  private async finishChanges(guildId: Snowflake): Promise<void> {
    const { db, metrics, log } = this.parts
    await this.eachPage(
      (after) => membersWithOpenEntry(db, guildId, { after, most: PAGE_ROWS }),
      async (userIds) => {
        const finished = await db
          .transaction()
          .setIsolationLevel('read committed')
          .execute((trx) =>
            settleTotals(
              trx,
              userIds.map((userId) => ({ guildId, userId })),
            ),
          )
        metrics.ledgerChangesFinished.inc(finished)
        if (finished > 0) log.warn({ guild: guildId, finished }, 'changes of XP without a job were finished')
      },
    )
  }

  private async joinRows(guildId: Snowflake): Promise<void> {
    const { db, metrics, clock, log } = this.parts
    const before = clock.now() - ENTRIES_KEPT_MS - CLOCKS_DIFFER_MS
    let [joined, members] = [0, 0]
    await this.eachPage(
      (after) => membersToRoll(db, guildId, { after, before, most: PAGE_ROWS }),
      async (userIds) => {
        for (const userId of userIds) {
          const rows = this.stopped ? 0 : await rollMember(db, { guildId, userId }, before)
          if (rows === 0) continue
          joined += rows
          members++
          metrics.ledgerRowsJoined.inc(rows)
          await clock.sleep(PAUSE_MS)
        }
      },
    )
    if (joined > 0) log.info({ guild: guildId, joined, members }, 'old rows of the ledger of XP were joined')
  }

  private async eachPage(
    read: (after: Snowflake) => Promise<MemberPage>,
    work: (userIds: readonly Snowflake[]) => Promise<void>,
  ): Promise<void> {
    let after: Snowflake | null = BEFORE_ALL
    while (after !== null && !this.stopped) {
      const { userIds, next }: MemberPage = await read(after)
      if (userIds.length > 0) await work(userIds)
      after = next
      if (after !== null) await this.parts.clock.sleep(PAUSE_MS)
    }
  }
}
