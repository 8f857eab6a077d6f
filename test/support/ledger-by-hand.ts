import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { snowflakeTime } from '../../shared/discord/snowflake.ts'
import { baseXp } from '../../shared/levelling/gain.ts'

/** Counts the XP that each member must have by the rules, message by message and without the gateway's ledger. */
export class LedgerByHand {
  private readonly members = new Map<Snowflake, { xp: number; awards: number; lastAt: number }>()

  constructor(private readonly cooldownSeconds = 60) {}

  /** Counts XP that a member had before. Call it before the member's first message. */
  begins(memberId: Snowflake, xp: number): void {
    this.members.set(memberId, { xp, awards: 0, lastAt: 0 })
  }

  /** Counts a message that qualifies. Call it in the order of sending. */
  said(memberId: Snowflake, message: { id: Snowflake }): void {
    const at = snowflakeTime(message.id)
    const member = this.members.get(memberId)
    if (member && at - member.lastAt < this.cooldownSeconds * 1000) return
    const xp = (member?.xp ?? 0) + baseXp(message.id)
    this.members.set(memberId, { xp, awards: (member?.awards ?? 0) + 1, lastAt: at })
  }

  /** XP by member, in the form of the database's rows. */
  get expected(): Map<Snowflake, number> {
    return new Map([...this.members].map(([id, { xp }]) => [id, xp]))
  }

  get awards(): number {
    return [...this.members.values()].reduce((sum, { awards }) => sum + awards, 0)
  }
}
