import { announcedByOthers } from '../../../shared/database/jobs/announcement-order.ts'
import { releaseJobs } from '../../../shared/database/jobs/job-leases.ts'
import type { TakenJob } from '../../../shared/database/jobs/jobs.ts'
import { compareSnowflakes, type Snowflake } from '../../../shared/discord/snowflake.ts'
import type { EffectContext } from '../context.ts'
import type { Lane } from '../lane.ts'
import { describe } from '../outcome.ts'
import { decide } from './decide.ts'
import { isLevelUp, type LevelUpJob, placeOf, planMessages } from './plan.ts'
import { takeDelayed, waitForQuietEnd } from './quiet.ts'
import { Sending } from './sending.ts'
import { Standings } from './standings.ts'

/** Level-ups in hand. Many more than are sent at a time, because those that wait together are joined. */
const CAPACITY = 512
/** Three or four full messages: enough to join, and other guilds still find room. */
const PER_GUILD = 128
/** How long to wait for another process, or for the database. */
const LOOK_AGAIN_MS = 1_000

/**
 * Announces each level-up once, each member's in order, and joins those that wait for the same channel.
 *
 * Before a message is sent, the jobs that it announces are replaced by one job that holds the finished message, in one
 * transaction. The message's nonce is the id of that job. A process that dies before the transaction has sent nothing.
 * After it, every process that takes the job sends the same message with the same nonce. Discord posts a nonce once
 * within some minutes; later, the channel is searched first (see `post`).
 *
 * One message at a time is sent to a place and about a member (`Sending`), so that later level-ups gather and are sent
 * together. One process at a time has a guild's announcements in hand (`announcedByOthers`). A level-up of a member that
 * another process still holds goes before a newer one (`decide`), whether or not that process is alive.
 *
 * In a guild's quiet time its level-ups go back to the table. When it ends, they are joined like all that wait together.
 */
export class Announcer implements Lane {
  readonly kinds = ['announcement', 'level-up', 'level-reached'] as const
  readonly perGuild = PER_GUILD
  private waiting: LevelUpJob[] = []
  private readonly sending: Sending
  private readonly standings: Standings
  /** Guilds of which nothing is taken for now, and until when. */
  private readonly closedUntil = new Map<Snowflake, number>()
  /** Guilds with a message that the database names as this process's, and that is not in hand yet. */
  private arriving: ReadonlySet<Snowflake> = new Set()
  private planning: Promise<void> | null = null
  private isStale = false
  private looking: Promise<void> | null = null

  constructor(
    private readonly context: EffectContext,
    /** Called when there is room again. */
    private readonly onRoom: () => void,
  ) {
    this.standings = new Standings(context)
    this.sending = new Sending(context, {
      joined: (guildId) => {
        if (this.arriving.has(guildId)) this.plan()
      },
      ended: () => {
        this.plan()
        onRoom()
      },
    })
  }

  room(): number {
    return CAPACITY - this.held().length
  }

  held() {
    return [...this.waiting, ...this.sending.jobs()]
  }

  closed() {
    const now = this.context.now()
    for (const [guildId, until] of this.closedUntil) if (until <= now) this.closedUntil.delete(guildId)
    return [...this.closedUntil.keys()]
  }

  async accept(jobs: readonly TakenJob[]): Promise<void> {
    for (const job of jobs) {
      if (job.kind === 'unreadable') await this.context.end(job, { outcome: 'failed', reason: job.reason })
      if (job.kind === 'announcement') this.sending.recover(job)
    }
    const ours = await this.withoutOthers(jobs.filter(isLevelUp))
    // The runner takes nothing meanwhile, because it waits for this method.
    const except = new Set([...this.held(), ...ours].map((job) => job.id))
    const delayed = await takeDelayed(ours, { limit: CAPACITY, except }, this.context)
    this.waiting = [...this.waiting, ...ours, ...delayed].sort((a, b) => compareSnowflakes(a.id, b.id))
    this.plan()
  }

  lose(ids: ReadonlySet<string>): void {
    this.waiting = this.waiting.filter((job) => !ids.has(job.id))
    this.sending.lose(ids)
  }

  async stop(): Promise<void> {
    await this.planning
    const { db, processId, now } = this.context
    const unsent = [...this.waiting.map((job) => job.id), ...this.sending.dropRecovered()]
    this.waiting = []
    await releaseJobs(db, unsent, processId, now()).catch((error) => this.warn(error, 'level-ups not given back'))
    await this.sending.finish()
  }

  private async withoutOthers(jobs: readonly LevelUpJob[]): Promise<readonly LevelUpJob[]> {
    if (jobs.length === 0) return jobs
    const { db, processId, now } = this.context
    const guildIds = [...new Set(jobs.map((job) => job.guildId))]
    const others = await announcedByOthers(db, guildIds, processId, now())
    for (const guildId of others) await this.giveBack(guildId, jobs)
    return jobs.filter((job) => !others.has(job.guildId))
  }

  /** Gives back a guild's jobs and those of its level-ups that wait. @param runAt when they may be taken again */
  private async giveBack(guildId: Snowflake, jobs: readonly LevelUpJob[], runAt = 0): Promise<void> {
    const { db, processId, now } = this.context
    const ids = new Set([...jobs, ...this.waiting].filter((job) => job.guildId === guildId).map((job) => job.id))
    this.waiting = this.waiting.filter((job) => job.guildId !== guildId)
    this.closedUntil.set(guildId, now() + LOOK_AGAIN_MS)
    await releaseJobs(db, [...ids], processId, now(), runAt > now() ? runAt : undefined)
  }

  /** Sends all messages that may be sent now. A call during a run makes it run once more. */
  private plan(): void {
    this.isStale = true
    this.planning ??= this.planUntilFresh().finally(() => {
      this.planning = null
      if (this.isStale && !this.context.stopping()) this.plan()
    })
  }

  private async planUntilFresh(): Promise<void> {
    while (this.isStale && !this.context.stopping()) {
      this.isStale = false
      this.sending.startRecovered()
      if (this.waiting.length === 0) continue
      try {
        await this.planWaiting()
      } catch (error) {
        this.warn(error, 'level-ups wait, because what decides about them could not be read')
        this.isStale = await this.context.sleep(LOOK_AGAIN_MS)
      }
    }
  }

  private async planWaiting(): Promise<void> {
    // `held` is read before the database is: a level-up that comes into hand meanwhile still goes before a newer one.
    const decision = await decide(
      this.waiting,
      this.held().map(({ id }) => id),
      this.standings,
      this.context,
    )
    this.arriving = decision.arriving
    if (decision.behind.length > 0) this.lookAgain()
    const messages = planMessages(decision.ready, this.sending.busy())
    const begun = new Set(messages.flatMap((message) => message.ids))
    this.waiting = this.waiting.filter((job) => !begun.has(job.id))
    for (const message of messages) this.sending.start(message)
    const left = [...decision.ready, ...decision.behind].filter(({ id }) => !begun.has(id))
    const byPlace = Map.groupBy(left, (levelUp) => placeOf(levelUp.guildId, levelUp.to))
    this.sending.noteQueued(new Map([...byPlace].map(([place, levelUps]) => [place, levelUps.length])))
    for (const job of decision.unannounced) await this.endUnannounced(job)
    for (const [guildId, due] of decision.elsewhere) await this.giveBack(guildId, [], due)
    for (const [guildId, quiet] of decision.quiet) {
      const ids = this.waiting.filter((job) => job.guildId === guildId).map((job) => job.id)
      this.waiting = this.waiting.filter((job) => job.guildId !== guildId)
      await waitForQuietEnd(guildId, ids, quiet, this.context)
      this.onRoom()
    }
    await this.makeRoom(decision.behind)
  }

  /**
   * Gives a guild's level-ups back where they use all the room and wait for an older one that this process does not hold.
   * This process may have taken the older one without receiving the database's answer. Once that lease ends, the process
   * takes it again, and needs room for it.
   */
  private async makeRoom(behind: readonly { guildId: Snowflake }[]): Promise<void> {
    for (const guildId of new Set(behind.map((levelUp) => levelUp.guildId))) {
      const most = Math.min(PER_GUILD, Math.ceil(this.room() / 2))
      if (this.held().filter((job) => job.guildId === guildId).length < most) continue
      await this.giveBack(guildId, [])
      this.onRoom()
    }
  }

  private async endUnannounced(job: LevelUpJob): Promise<void> {
    this.waiting = this.waiting.filter((other) => other !== job)
    await this.context.end(job, { outcome: 'done' })
  }

  /** Plans again soon: by then another process may have announced the older level-ups, or this one may hold them. */
  private lookAgain(): void {
    this.looking ??= this.context.sleep(LOOK_AGAIN_MS).then((waited) => {
      this.looking = null
      if (waited) this.plan()
    })
  }

  private warn(error: unknown, text: string): void {
    this.context.log.warn({ reason: describe(error) }, text)
  }
}
