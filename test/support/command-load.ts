import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Guild } from './discord/community/guild.ts'
import type { Member } from './discord/community/member.ts'

/** Members of a guild who use commands. The first is given XP and must not chat. */
interface CommandUsers {
  guild: Guild
  members: readonly Member[]
}

/** Members who write messages in several guilds. */
interface Chatting {
  guilds: readonly Guild[]
  members: readonly { guild: Guild; member: Member }[]
}

const TICK_MS = 10
const MS_PER_SECOND = 1_000
/** XP of each `/xp give`. */
const GIFT = 5
const KEPT_FAILURES = 20
/** The commands that members use, in turn. A gift needs a request to Discord, which Discord's limit may refuse. */
const KINDS = [
  ...['gift', 'level', 'leaderboard', 'level', 'settings'],
  ...['level', 'leaderboard', 'level', 'leaderboard', 'level'],
] as const

/** Members who use commands and buttons at an even pace, and a count of the answers. */
export class CommandLoad {
  /** Commands and buttons that were used. */
  asked = 0
  answered = 0
  /** Gifts that were answered with a refusal: the bot had no request left to ask Discord for the server's roles. */
  refused = 0
  slowestMs = 0
  /** Why uses failed, e.g. because Discord would have shown that the application did not respond. The first twenty. */
  readonly failures: string[] = []
  /** XP that `/xp give` gave, by member. These members write no messages. */
  private readonly gifts = new Map<string, number>()
  private readonly underWay = new Set<Promise<void>>()
  private timer: ReturnType<typeof setInterval> | null = null
  private turn = 0

  private constructor(private readonly places: readonly CommandUsers[]) {}

  /** In each guild, one new member receives XP, and members who chat use commands. @param most the most members of a guild who do */
  static of({ guilds, members }: Chatting, most = Number.POSITIVE_INFINITY): CommandLoad {
    return new CommandLoad(
      guilds.map((guild) => {
        const chatting = members.filter((each) => each.guild === guild).map(({ member }) => member)
        return { guild, members: [guild.member(`receiver of ${guild.name}`), ...chatting.slice(0, most)] }
      }),
    )
  }

  /** Starts. The pace is even and does not depend on the answers. */
  start(perSecond: number): void {
    let due = 0
    let last = performance.now()
    this.timer ??= setInterval(() => {
      const now = performance.now()
      due = Math.min(perSecond, due + ((now - last) * perSecond) / MS_PER_SECOND)
      last = now
      for (; due >= 1; due--) this.next()
    }, TICK_MS)
  }

  /** Stops, and waits for the answers that are under way. */
  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer)
    this.timer = null
    await Promise.all(this.underWay)
  }

  /**
   * Compares the XP that `/xp give` gave with the XP that is stored.
   * @param earned stored XP by member
   * @returns a sentence for each member with too little or too much XP
   */
  wrongGifts(earned: ReadonlyMap<Snowflake, number>): string[] {
    return [...this.gifts]
      .filter(([id, xp]) => earned.get(id) !== xp)
      .map(([id, xp]) => `/xp give: member ${id} was given ${xp} XP and has ${earned.get(id) ?? 0}`)
  }

  /** Uses a command or a button, and counts it and its answer. @returns null if there is no answer */
  async use<Reply>(act: () => Promise<Reply>): Promise<Reply | null> {
    const startedAt = performance.now()
    this.asked += 1
    try {
      const reply = await act()
      this.answered += 1
      return reply
    } catch (error) {
      if (this.failures.length < KEPT_FAILURES)
        this.failures.push(error instanceof Error ? error.message : String(error))
      return null
    } finally {
      this.slowestMs = Math.max(this.slowestMs, performance.now() - startedAt)
    }
  }

  private next(): void {
    const turn = this.turn++
    const place = this.places[turn % this.places.length]
    const round = Math.floor(turn / this.places.length)
    const member = place?.members[round % place.members.length]
    if (place === undefined || member === undefined) return
    const work: Promise<void> = this.act(round, place, member).finally(() => this.underWay.delete(work))
    this.underWay.add(work)
  }

  private async act(round: number, { guild, members }: CommandUsers, member: Member): Promise<void> {
    const place = { in: guild.channel('commands') }
    const [receiver] = members
    const kind = KINDS[round % KINDS.length]
    if (kind === 'level') await this.use(() => member.runs('/level', place))
    if (kind === 'settings') await this.use(() => guild.owner.runs('/settings show', place))
    if (kind === 'leaderboard') {
      const page = await this.use(() => member.runs('/leaderboard', place))
      if (page !== null) await this.use(() => member.clicks(page, 'Next'))
    }
    if (kind === 'gift' && receiver !== undefined) await this.give(guild, receiver)
  }

  private async give(guild: Guild, receiver: Member): Promise<void> {
    const options = { user: { id: receiver.id }, xp: GIFT }
    const reply = await this.use(() => guild.owner.runs('/xp give', { in: guild.channel('commands'), options }))
    if (reply === null) return
    if (reply.text.includes('receives')) this.gifts.set(receiver.id, (this.gifts.get(receiver.id) ?? 0) + GIFT)
    else this.refused += 1
  }
}
