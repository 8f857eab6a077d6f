import type { Kysely } from 'kysely'
import type { Database } from '../../shared/database/schema.ts'
import { type Snowflake, snowflakeAt } from '../../shared/discord/snowflake.ts'
import { DAY_MS } from '../../shared/levelling/day.ts'
import type { Application } from '../support/discord/community/application.ts'
import type { Channel } from '../support/discord/community/channel.ts'
import type { Guild } from '../support/discord/community/guild.ts'
import type { Member } from '../support/discord/community/member.ts'
import type { Discord } from '../support/discord/discord.ts'
import { LedgerByHand } from '../support/ledger-by-hand.ts'

/** How many people chat where, and how fast. */
export interface CommunitySize {
  guilds: number
  membersPerGuild: number
  /** Messages a second of all members together. */
  perSecond: number
}

export const LEVEL_ROLES: Readonly<Record<number, string>> = { 1: 'Bronze', 3: 'Silver', 6: 'Gold' }
const BOT_ROLE_POSITION = 50
/** Simulated time between two messages of a member, so that every second message earns. */
const ROUND_MS = 30_000
const TICK_MS = 5
const MS_PER_SECOND = 1_000
/** Beyond this, a tick that comes late does not make up for the messages that it missed. */
const MOST_IN_A_TICK = 500
/** The chat starts in the past, because its simulated time runs faster than the clock. */
const BEGAN_BEFORE_MS = 60 * DAY_MS
/** Guilds are created one millisecond after the other, so that they lie in different partitions, beginning with partition 8. */
const CREATED_AT = Date.UTC(2020, 0, 1) + 8

/** Members of several guilds who chat continuously, and a count of the XP that each must have. */
export class Community {
  readonly ledger = new LedgerByHand()
  /** XP that members had before the chat. A member that is not named had none. */
  readonly xpBefore = new Map<Snowflake, number>()
  /** Messages that were written. */
  said = 0
  private time = Date.now() - BEGAN_BEFORE_MS
  private talking: ReturnType<typeof setInterval> | null = null

  private constructor(
    readonly guilds: readonly Guild[],
    readonly members: readonly { guild: Guild; member: Member; channel: Channel }[],
    private readonly perSecond: number,
  ) {}

  /** Creates the guilds, stores their level roles, and lets the bot join them. */
  static async open(
    discord: Discord,
    application: Application,
    db: Kysely<Database>,
    { guilds: count, membersPerGuild, perSecond }: CommunitySize,
  ): Promise<Community> {
    const guilds = Array.from({ length: count }, (_, nth) =>
      discord.guild({ name: `Community ${nth}`, id: snowflakeAt(CREATED_AT + nth) }),
    )
    const rows = guilds.flatMap((guild) =>
      Object.entries(LEVEL_ROLES).map(([level, name]) => ({
        guild_id: guild.id,
        level: Number(level),
        role_id: guild.role(name).id,
      })),
    )
    await db.insertInto('level_roles').values(rows).execute()
    const members = Array.from({ length: membersPerGuild }, (_, nth) =>
      guilds.map((guild) => ({
        guild,
        member: guild.member(`member ${nth} of ${guild.name}`),
        channel: guild.channel('general'),
      })),
    ).flat()
    for (const guild of guilds) {
      guild.add(application)
      guild.roleOf(application).moveTo(BOT_ROLE_POSITION)
    }
    return new Community(guilds, members, perSecond)
  }

  /** The next member writes a message. */
  nextMemberTalks(): void {
    const next = this.members[this.said++ % this.members.length]
    if (next === undefined) return
    this.time += ROUND_MS / this.members.length
    const at = Math.floor(this.time)
    this.ledger.said(next.member.id, next.member.says('hello', { in: next.channel, at }))
  }

  /** Starts the chat, at an even pace. */
  start(): void {
    if (this.talking !== null) return
    let due = 0
    let last = performance.now()
    this.talking = setInterval(() => {
      const now = performance.now()
      due = Math.min(MOST_IN_A_TICK, due + ((now - last) * this.perSecond) / MS_PER_SECOND)
      last = now
      for (; due >= 1; due--) this.nextMemberTalks()
    }, TICK_MS)
  }

  stop(): void {
    if (this.talking !== null) clearInterval(this.talking)
    this.talking = null
  }
}
