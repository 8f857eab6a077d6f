import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { snowflakeTime } from '../../shared/discord/snowflake.ts'
import { baseXp } from '../../shared/levelling/gain.ts'

/** What each member must have, counted message by message as the rules say, apart from the program's own ledger. */
export class LedgerByHand {
  private readonly members = new Map<Snowflake, { xp: number; awards: number; lastAt: number }>()

  constructor(private readonly cooldownSeconds = 60) {}

  /** A message that qualifies, in the order of sending. */
  said(memberId: Snowflake, message: { id: Snowflake }): void {
    const at = snowflakeTime(message.id)
    const member = this.members.get(memberId)
    if (member && at - member.lastAt < this.cooldownSeconds * 1000) return
    const xp = (member?.xp ?? 0) + baseXp(message.id)
    this.members.set(memberId, { xp, awards: (member?.awards ?? 0) + 1, lastAt: at })
  }

  /** XP by member, as rows of the database would be. */
  get expected(): Map<Snowflake, number> {
    return new Map([...this.members].map(([id, { xp }]) => [id, xp]))
  }

  get awards(): number {
    return [...this.members.values()].reduce((sum, { awards }) => sum + awards, 0)
  }
}
