import { type GuildRules, loadGuildRules } from '../../../shared/database/guilds/guilds.ts'
import { quietTimesOf } from '../../../shared/database/guilds/settings.ts'
import { aheadElsewhere, announcedByOthers } from '../../../shared/database/jobs/announcement-order.ts'
import { joinAnnouncements } from '../../../shared/database/jobs/announcements.ts'
import { releaseJobs } from '../../../shared/database/jobs/job-leases.ts'
import type { JobOf, TakenJob } from '../../../shared/database/jobs/jobs.ts'
import { takeJobs } from '../../../shared/database/jobs/take-jobs.ts'
import { compareSnowflakes, type Snowflake } from '../../../shared/discord/snowflake.ts'
import { quietUntil } from '../../../shared/levelling/quiet-time.ts'
import type { EffectContext } from '../context.ts'
import type { Lane } from '../lane.ts'
import { describe } from '../outcome.ts'
import { addressed } from './address.ts'
import { deliver } from './deliver.ts'
import { isAmong, isInTheWay, jobsOf, type Outgoing, recover } from './outgoing.ts'
import { isBehind, placeOf, planMessages } from './plan.ts'
import { quietNow, waitForQuietEnd } from './quiet.ts'

/** Level-ups in hand. Many more than are under way, for those that wait together are joined. */
const CAPACITY = 512
/** Three or four messages full: enough to join, while the other guilds still find room. */
const PER_GUILD = 128
/** So long a place where level-ups follow one another is left alone, that they become one message and not five. */
const GATHER_MS = 1_000
/** So many need not gather any more: they fill a message. */
const FULL_MESSAGE = 30
/** A level-up that waited for less was hardly delayed by a quiet time. */
const LATE_MS = 60_000
const JOIN_TRIES = 5
const JOIN_WAIT_MS = 100
/** After what another process has in hand, or while the database is away. */
const LOOK_AGAIN_MS = 1_000

/**
 * Announces level-ups, each once, each member's in order, and those that wait for one channel together.
 *
 * What is guaranteed, and how. Before a message is sent, the jobs it tells are replaced by one job that holds the
 * finished message, in one transaction; the message's nonce is that job's id. So a process that dies before the
 * transaction has sent nothing, and after it whoever takes the job sends the same message under the same nonce: what
 * was joined is never joined anew. Discord posts a nonce once within the next minutes; later, the channel is searched
 * first (see `post`). One message at a time goes to a place, so what comes meanwhile gathers and goes out together;
 * and one about a member at a time. One process at a time has a guild's announcements in hand, and what another still
 * holds of a member, dead or alive, goes before what is newer.
 *
 * In a guild's quiet time its level-ups go back to the table until it ends, and are told then as those that wait together
 * are: one message for each channel, one direct message for each member.
 */
export class Announcer implements Lane {
  readonly kinds = ['announcement', 'level-up'] as const
  readonly perGuild = PER_GUILD
  private waiting: JobOf<'level-up'>[] = []
  /** Messages of a process that ended before they were posted: they go before everything else. */
  private recovered: Outgoing[] = []
  private readonly sending = new Map<Outgoing, Promise<void>>()
  /** How many level-ups wait for each place that is in use. */
  private queues = new Map<string, number>()
  /** Guilds that another process announces, with when to look again. */
  private readonly others = new Map<Snowflake, number>()
  /** Guilds that wait until a message, which the database has as this process's, is known here. */
  private arriving: ReadonlySet<Snowflake> = new Set()
  private planning: Promise<void> | null = null
  private again = false
  private looking: Promise<void> | null = null

  constructor(
    private readonly context: EffectContext,
    /** There is room again. */
    private readonly onRoom: () => void,
  ) {}

  room(): number {
    return CAPACITY - this.held().length
  }

  held() {
    return [...this.waiting, ...[...this.recovered, ...this.sending.keys()].flatMap(jobsOf)]
  }

  closed() {
    const now = this.context.now()
    for (const [guildId, until] of this.others) if (until <= now) this.others.delete(guildId)
    return [...this.others.keys()]
  }

  async accept(jobs: readonly TakenJob[]): Promise<void> {
    for (const job of jobs) {
      if (job.kind === 'unreadable') await this.context.end(job, { outcome: 'failed', reason: job.reason })
      if (job.kind === 'announcement') this.recovered.push(recover(job))
    }
    const levelUps = jobs.filter((job) => job.kind === 'level-up')
    const ours = await this.withoutOthers(levelUps)
    const delayed = await this.takeDelayed(ours)
    this.waiting = [...this.waiting, ...ours, ...delayed].sort(byId)
    this.advance()
  }

  lose(ids: ReadonlySet<string>): void {
    this.waiting = this.waiting.filter((job) => !ids.has(job.id))
    this.recovered = this.recovered.filter((message) => !isAmong(message, ids))
    // One that is just being joined finds out by itself.
    for (const message of this.sending.keys()) if (message.job !== null && isAmong(message, ids)) message.lost = true
  }

  async stop(): Promise<void> {
    await this.planning
    const { db, processId, now } = this.context
    const untried = [...this.waiting, ...this.recovered.flatMap(jobsOf)].map((job) => job.id)
    ;[this.waiting, this.recovered] = [[], []]
    await releaseJobs(db, untried, processId, now()).catch((error) => this.warn(error, 'level-ups not given back'))
    await Promise.all(this.sending.values())
  }

  private async withoutOthers(jobs: readonly JobOf<'level-up'>[]): Promise<readonly JobOf<'level-up'>[]> {
    if (jobs.length === 0) return jobs
    const { db, processId, now } = this.context
    const guildIds = [...new Set(jobs.map((job) => job.guildId))]
    const others = await announcedByOthers(db, guildIds, processId, now())
    for (const guildId of others) await this.leave(guildId, jobs)
    return jobs.filter((job) => !others.has(job.guildId))
  }

  /** Gives back what is of a guild that others announce, or that nobody can announce before `due`; looks again then. */
  private async leave(guildId: Snowflake, jobs: readonly { id: string; guildId: Snowflake }[], due = 0) {
    const { db, processId, now } = this.context
    const left = new Set(jobs.filter((job) => job.guildId === guildId).map((job) => job.id))
    this.waiting = this.waiting.filter((job) => !left.has(job.id))
    this.others.set(guildId, now() + LOOK_AGAIN_MS)
    await releaseJobs(db, [...left], processId, now(), due > now() ? due : undefined)
  }

  /** Sends whatever may be sent now; asked while it looks, it looks once more. */
  private advance(): void {
    this.again = true
    this.planning ??= this.plan().finally(() => {
      this.planning = null
      if (this.again && !this.context.stopping()) this.advance()
    })
  }

  private async plan(): Promise<void> {
    while (this.again && !this.context.stopping()) {
      this.again = false
      for (const message of this.recovered) {
        if (![...this.sending.keys()].some((other) => isInTheWay(message, other))) this.begin(message)
      }
      if (this.waiting.length === 0) continue
      try {
        await this.planWaiting()
      } catch (error) {
        this.warn(error, 'level-ups wait: their settings could not be read')
        this.again = await this.context.sleep(LOOK_AGAIN_MS)
      }
    }
  }

  private async planWaiting(): Promise<void> {
    const asked = new Set(this.waiting)
    // Before the first await: a level-up that comes into hand meanwhile still goes before a newer one planned here.
    const inHand = this.held().map(({ id }) => id)
    const rules = await loadGuildRules(this.context.db, [...new Set(this.waiting.map((job) => job.guildId))])
    await this.leaveQuiet(rules)
    const levelUps = []
    for (const job of this.waiting.filter((each) => asked.has(each))) {
      const guild = rules.get(job.guildId)
      const levelUp = guild ? addressed(job, guild) : null
      if (levelUp !== null) levelUps.push(levelUp)
      else {
        this.waiting = this.waiting.filter((other) => other !== job)
        await this.context.end(job, { outcome: 'done' })
      }
    }
    const { processId } = this.context
    const ahead = await aheadElsewhere(this.context.db, levelUps, { processId, inHand })
    for (const [guildId, due] of ahead.guilds) await this.leave(guildId, levelUps, due)
    const here = levelUps.filter((levelUp) => !ahead.guilds.has(levelUp.guildId))
    const inTurn = here.filter((levelUp) => !isBehind(levelUp, ahead))
    this.arriving = new Set(here.filter(({ guildId }) => ahead.arriving.has(guildId)).map(({ guildId }) => guildId))
    if (inTurn.length < here.length) this.lookAgain()
    const messages = planMessages(inTurn, this.busy())
    for (const message of messages) this.begin({ ...message, job: null, lost: false })
    const begun = new Set(messages.flatMap((message) => message.ids))
    const left = here.filter((levelUp) => !begun.has(levelUp.id))
    const byPlace = Map.groupBy(left, (levelUp) => placeOf(levelUp.guildId, levelUp.to))
    this.queues = new Map([...byPlace].map(([place, waiting]) => [place, waiting.length]))
  }

  /** Gives back the level-ups of guilds in their quiet time, until it ends. */
  private async leaveQuiet(rules: ReadonlyMap<Snowflake, GuildRules>): Promise<void> {
    for (const [guildId, { settings }] of rules) {
      const quiet = quietNow(settings.quietTime, this.context.now())
      if (quiet === null) continue
      const ids = this.waiting.filter((job) => job.guildId === guildId).map((job) => job.id)
      this.waiting = this.waiting.filter((job) => job.guildId !== guildId)
      await waitForQuietEnd(guildId, ids, quiet, this.context)
      this.onRoom()
    }
  }

  /**
   * Takes the rest of the level-ups of guilds whose quiet time has delayed some, so that they are told together. When
   * many guilds' quiet times end at once, each guild's share of what is taken would be small. The runner takes nothing
   * meanwhile: it waits for `accept`.
   */
  private async takeDelayed(levelUps: readonly JobOf<'level-up'>[]): Promise<readonly JobOf<'level-up'>[]> {
    const { db, processId, leaseMs } = this.context
    const now = this.context.now()
    const late = levelUps.filter(({ createdAt }) => now - createdAt >= LATE_MS)
    if (late.length === 0) return []
    const settings = await quietTimesOf(db, [...new Set(late.map((job) => job.guildId))])
    const isDelayed = ({ guildId, createdAt }: JobOf<'level-up'>): boolean =>
      quietUntil(createdAt, settings.get(guildId) ?? null) !== null
    const guildIds = [...new Set(late.filter(isDelayed).map((job) => job.guildId))]
    if (guildIds.length === 0) return []
    const except = new Set([...this.held(), ...levelUps].map((job) => job.id))
    const options = { processId, now, leaseMs, limit: CAPACITY, kinds: ['level-up'], guildIds, except } as const
    return (await takeJobs(db, options)).filter((job) => job.kind === 'level-up')
  }

  /** What is ahead of some is in other hands. It may be told there, or come here once their lease is over. */
  private lookAgain(): void {
    this.looking ??= this.context.sleep(LOOK_AGAIN_MS).then((waited) => {
      this.looking = null
      if (waited) this.advance()
    })
  }

  /** Discord takes about one message a second in a channel: where more are wanted, what comes meanwhile is joined. */
  private async gather(place: string): Promise<void> {
    const waiting = this.queues.get(place) ?? 0
    if (waiting > 0 && waiting < FULL_MESSAGE) await this.context.sleep(GATHER_MS)
  }

  private busy() {
    const underWay = [...this.recovered, ...this.sending.keys()]
    return {
      places: new Set(underWay.map((message) => message.place)),
      members: new Set(underWay.flatMap((message) => message.members)),
    }
  }

  private begin(message: Outgoing): void {
    const ids = new Set(message.ids)
    this.recovered = this.recovered.filter((other) => other !== message)
    this.waiting = this.waiting.filter((job) => !ids.has(job.id))
    const sent = this.send(message)
      .then(() => this.gather(message.place))
      .catch((error) => this.warn(error, 'level-ups could not be joined; they come again when their lease is over'))
      .finally(() => {
        this.sending.delete(message)
        this.advance()
        this.onRoom()
      })
    this.sending.set(message, sent)
  }

  private async send(message: Outgoing): Promise<void> {
    const { guildId, payload, place } = message
    const isFresh = message.job === null
    message.job ??= await this.join(message)
    if (this.arriving.has(guildId)) this.advance()
    // Some were taken over; the rest come again when their lease is over.
    if (message.job === null) return
    const isOurs = () => !message.lost
    await deliver({ ...message.job, kind: 'announcement', guildId, payload, place, isOurs, isFresh }, this.context)
  }

  /** Tries again where another process was in the way (a deadlock): what was joined after all is not joined twice. */
  private async join({ guildId, payload, ids }: Outgoing): Promise<Outgoing['job']> {
    const { db, processId, leaseMs, random, sleep } = this.context
    for (let tries = 1; ; tries++) {
      const now = this.context.now()
      try {
        const id = await joinAnnouncements(db, { guildId, ids, payload, processId, now, until: now + leaseMs })
        return id === null ? null : { id, createdAt: now, attempts: 1 }
      } catch (error) {
        if (tries === JOIN_TRIES || !(await sleep(JOIN_WAIT_MS * random()))) throw error
      }
    }
  }

  private warn(error: unknown, text: string): void {
    this.context.log.warn({ reason: describe(error) }, text)
  }
}

const byId = (a: { id: string }, b: { id: string }): number => compareSnowflakes(a.id, b.id)
