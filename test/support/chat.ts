import { expect } from 'bun:test'
import type { Kysely } from 'kysely'
import type { Database } from '../../shared/database/schema.ts'
import { levelAt } from './default-curve.ts'
import type { Guild } from './discord/community/guild.ts'
import { LedgerByHand } from './ledger-by-hand.ts'
import { until } from './until.ts'

const TALK_EVERY_MS = 10
/** Of the members' own time, so that every message is out of the cooldown of the one before. */
const STEP_MS = 61_000
const HOUR_MS = 3_600_000
/** Longer than a job whose end was not recorded keeps its lease. */
const SETTLE_MS = 120_000

/** One member in each of several servers writes messages without end. `ledger` holds the XP that each must have. */
export class Chat {
  readonly ledger = new LedgerByHand()
  private readonly places
  private time = Date.now() - 1_000 * HOUR_MS
  private timer: ReturnType<typeof setInterval> | null = null

  constructor(guilds: readonly Guild[]) {
    this.places = guilds.map((guild, nth) => ({ guild, member: guild.member(`chatter ${nth}`) }))
  }

  start(): void {
    this.timer ??= setInterval(() => this.everybodyTalks(), TALK_EVERY_MS)
  }

  /** Every member writes one message. */
  everybodyTalks(): void {
    this.time += STEP_MS
    for (const { guild, member } of this.places) {
      const message = member.says('hello', { in: guild.channel('general'), at: this.time })
      this.ledger.said(member.id, message)
    }
  }

  /** Waits until every member has written so many more messages. */
  async goesOn(messages = 50): Promise<void> {
    const goal = this.ledger.awards + messages * this.places.length
    await until('they chat on', () => this.ledger.awards >= goal, SETTLE_MS)
  }

  end(): void {
    if (this.timer) clearInterval(this.timer)
    this.timer = null
  }

  /** Ends the chat. Every member must then have exactly the XP that is due, and each level must be announced once, in order. */
  async mustBeExact(db: Kysely<Database>): Promise<void> {
    this.end()
    const earned = async () => {
      const ids = this.places.map(({ member }) => member.id)
      const rows = await db.selectFrom('guild_users').select(['user_id', 'xp']).where('user_id', 'in', ids).execute()
      return new Map(rows.map((row) => [row.user_id, row.xp]))
    }
    const { expected } = this.ledger
    await until('everybody has what is due', async () => this.holds(await earned()), SETTLE_MS).catch(() => {})
    expect(await earned()).toEqual(expected)
    await until(
      'nothing is left to do',
      async () => (await db.selectFrom('jobs').select('id').execute()).length === 0,
      SETTLE_MS,
    )
    for (const { guild, member } of this.places) {
      const told = guild.sent.flatMap(({ content }) =>
        [...content.matchAll(/<@(\d+)>[^*]*\*\*(\d+)\*\*/g)]
          .filter(([, id]) => id === member.id)
          .map(([, , level]) => Number(level)),
      )
      expect(told).toEqual([...new Set(told)].sort((a, b) => a - b))
      expect(told.at(-1)).toBe(levelAt(expected.get(member.id) ?? 0))
    }
  }

  private holds(earned: ReadonlyMap<string, number>): boolean {
    return [...this.ledger.expected].every(([id, xp]) => earned.get(id) === xp)
  }
}
