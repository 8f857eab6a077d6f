import type { JobOf } from '../../../shared/database/jobs/jobs.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { memberKeyText } from '../../../shared/levelling/member-key.ts'
import type { EffectContext } from '../context.ts'
import { describe } from '../outcome.ts'
import { deliver, type Outgoing } from './deliver.ts'
import { type Busy, type PlannedMessage, placeOf } from './plan.ts'

/** How long a place that has more level-ups is left alone after a message, so that they become one message and not five. */
const GATHER_MS = 1_000
/** This many level-ups fill a message, so that waiting for more is of no use. */
const FULL_MESSAGE = 30

/** The jobs that a message stands for now: its own job, or the level-ups that it will join. */
const jobsOf = ({ guildId, job, ids }: Outgoing): { id: string; guildId: Snowflake }[] =>
  (job ? [job.id] : ids).map((id) => ({ id, guildId }))

const isAmong = (message: Outgoing, ids: ReadonlySet<string>): boolean => jobsOf(message).some(({ id }) => ids.has(id))

/** Sends messages: one at a time to each place, and one at a time about each member. */
export class Sending {
  /** Messages of processes that ended before they posted them. They go before every other message. */
  private recovered: Outgoing[] = []
  private readonly underWay = new Map<Outgoing, Promise<void>>()
  /** How many level-ups wait for each place. */
  private queued: ReadonlyMap<string, number> = new Map()

  constructor(
    private readonly context: EffectContext,
    private readonly on: {
      /** The level-ups of a message of this guild are joined now. */
      joined(guildId: Snowflake): void
      /** A message is no longer under way. */
      ended(): void
    },
  ) {}

  /** The jobs of all messages, and their guilds. */
  jobs(): { id: string; guildId: Snowflake }[] {
    return this.messages().flatMap(jobsOf)
  }

  /** Places and members for which a message is under way or recovered. */
  busy(): Busy {
    return {
      places: new Set(this.messages().map(({ place }) => place)),
      members: new Set(this.messages().flatMap(({ members }) => members)),
    }
  }

  /** Takes over a message that another process has not posted. `startRecovered` sends it. */
  recover(job: JobOf<'announcement'>): void {
    const { guildId, payload, trace } = job
    const members = payload.userIds.map((userId) => memberKeyText(guildId, userId))
    const place = placeOf(guildId, payload.to)
    this.recovered.push({ guildId, place, members, ids: [], payload, trace: trace ?? undefined, job, lost: false })
  }

  /** Sends the recovered messages whose place and members no other message is about. */
  startRecovered(): void {
    for (const message of this.recovered) {
      const { place, members } = message
      const isBusy = [...this.underWay.keys()].some(
        (other) => other.place === place || other.members.some((member) => members.includes(member)),
      )
      if (!isBusy) this.begin(message)
    }
  }

  start(message: PlannedMessage): void {
    this.begin({ ...message, job: null, lost: false })
  }

  /** @param queued how many level-ups wait for each place */
  noteQueued(queued: ReadonlyMap<string, number>): void {
    this.queued = queued
  }

  /** Other processes have these jobs now. */
  lose(ids: ReadonlySet<string>): void {
    this.recovered = this.recovered.filter((message) => !isAmong(message, ids))
    // If a message has no job yet, joining finds out that a level-up was lost.
    for (const message of this.underWay.keys()) if (message.job !== null && isAmong(message, ids)) message.lost = true
  }

  /** Removes the messages that are not under way. @returns the ids of their jobs */
  dropRecovered(): string[] {
    const ids = this.recovered.flatMap(jobsOf).map(({ id }) => id)
    this.recovered = []
    return ids
  }

  /** Ends when no message is under way. */
  async finish(): Promise<void> {
    await Promise.all(this.underWay.values())
  }

  private messages(): Outgoing[] {
    return [...this.recovered, ...this.underWay.keys()]
  }

  private begin(message: Outgoing): void {
    this.recovered = this.recovered.filter((other) => other !== message)
    const sent = deliver(message, () => this.on.joined(message.guildId), this.context)
      .then(() => this.gather(message.place))
      .catch((error) => {
        const text = 'level-ups could not be joined to a message; they are tried again when their lease ends'
        this.context.log.warn({ reason: describe(error) }, text)
      })
      .finally(() => {
        this.underWay.delete(message)
        this.on.ended()
      })
    this.underWay.set(message, sent)
  }

  /** Discord takes about one message a second in a channel. If more level-ups wait for it, they are joined meanwhile. */
  private async gather(place: string): Promise<void> {
    const waiting = this.queued.get(place) ?? 0
    if (waiting > 0 && waiting < FULL_MESSAGE) await this.context.sleep(GATHER_MS)
  }
}
