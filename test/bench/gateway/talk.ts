import { type Snowflake, snowflakeAt } from '../../../shared/discord/snowflake.ts'
import { DAY_MS } from '../../../shared/levelling/day.ts'
import { memberId } from './database.ts'

/** A message that somebody wrote, as far as it matters. */
export interface Said {
  id: Snowflake
  guildId: Snowflake
  userId: Snowflake
  /** The roles of the author. */
  roleIds: readonly Snowflake[]
}

/** The cooldown of a guild that has not changed it. */
export const COOLDOWN_MS = 60_000
const FIRST_MESSAGE_AT = Date.UTC(2026, 0, 1)

/** Members who talk in turn, each at the earliest as soon as the cooldown is over, so that every message earns. */
export class Talk {
  private said = 0

  constructor(
    private readonly guildId: Snowflake,
    private readonly active: number,
    /** Every so manyeth member of the guild is active. */
    private readonly spread: number,
    private readonly roleIds: readonly Snowflake[] = [],
    /**
     * The time between two messages of a member. If given, the first messages are spread over a day, so that members' days
     * do not begin all at once.
     */
    private readonly everyMs: number | null = null,
  ) {}

  next(): Said {
    const [round, nth] = [Math.floor(this.said / this.active), this.said % this.active]
    const into = this.everyMs === null ? 0 : Math.floor((nth * DAY_MS) / this.active)
    const at = FIRST_MESSAGE_AT + into + round * (this.everyMs ?? COOLDOWN_MS)
    const id = BigInt(snowflakeAt(at)) + BigInt(nth)
    this.said++
    // In no order, as members talk.
    const who = (((nth * 7_919) % this.active) + 1) * this.spread
    return { id: String(id), guildId: this.guildId, userId: memberId(who), roleIds: this.roleIds }
  }
}
