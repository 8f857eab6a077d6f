import { DAY_MS } from '../../../shared/levelling/day.ts'
import { checkOut } from '../support/checkout.ts'
import type { Part } from '../support/part.ts'
import { type Measure, ratioMeasure } from '../support/report.ts'
import { inTurns, median, noiseOf } from '../support/rounds.ts'
import { cpuMsOf } from './cpu.ts'
import { type BenchDatabase, fillGuild } from './database.ts'
import { ROLES, setMultipliers } from './multipliers.ts'
import { floorRate, naiveRate } from './others.ts'
import { type Subject, startSubject } from './subject.ts'
import { COOLDOWN_MS, Talk } from './talk.ts'

/** A guild for each side of each measure: a later process sends the first messages again, and these earn nothing. */
const GUILDS = {
  naive: { ours: '11', theirs: '12' },
  floor: { ours: '13', theirs: '14' },
  cost: '15',
  multipliers: { ours: '18', theirs: '19' },
  periods: { ours: '25', theirs: '26' },
  commit: { ours: '16', theirs: '17' },
} as const
const MEMBERS = 100_000
const ACTIVE = 20_000
const SPREAD = MEMBERS / ACTIVE
const AWARDS = { full: 40_000, quick: 10_000 } as const
const ROUNDS = { full: 7, quick: 1 } as const
/** Rounds until the JIT compiler is done with most of the code: a gateway runs for days. */
const WARM_UP = { full: 4, quick: 1 } as const
const OTHER_MS = { full: 2_000, quick: 500 } as const
/** How many awards a member who talks now and then gets in a day. With fewer awards, the start of a day costs each of them more. */
const AWARDS_A_DAY = 10
const UNIT = 'awards/s'
const MICROSECONDS_PER_MS = 1_000

/** Awards committed by the ledger, against the usual bot, against the least that any bot must do, and what one costs. */
export function awardParts(database: BenchDatabase, quick: boolean): Part[] {
  const mode = quick ? 'quick' : 'full'
  const order = (guildId: string) => ({ guildId, active: ACTIVE, spread: SPREAD, awards: AWARDS[mode] })
  const rateOf = async (subject: Subject, guildId: string): Promise<number> =>
    (AWARDS[mode] / (await subject.award(order(guildId))).ms) * 1_000

  /** @param other awards a second of the other side */
  const against = (name: string, guilds: { ours: string; theirs: string }, other: typeof naiveRate): Part => ({
    measures: [name],
    async take() {
      const subject = await openSubject(guilds.ours)
      await fillGuild(database, guilds.theirs, MEMBERS)
      const talk = new Talk(guilds.theirs, ACTIVE, SPREAD)
      await other(database, talk, OTHER_MS[mode])
      const comparison = await inTurns(
        ROUNDS[mode],
        () => rateOf(subject, guilds.ours),
        () => other(database, talk, OTHER_MS[mode]),
      )
      await subject.end()
      return [ratioMeasure(name, comparison, UNIT)]
    },
  })

  /** A guild with multipliers against one without. One process handles the same messages for both. */
  const multiplied: Part = {
    measures: ['gateway.award.with_multipliers.vs_without'],
    async take() {
      const { ours, theirs } = GUILDS.multipliers
      for (const guildId of [ours, theirs]) await fillGuild(database, guildId, MEMBERS)
      await setMultipliers(database, ours)
      const subject = startSubject(database.url)
      const rate = async (guildId: string): Promise<number> =>
        (AWARDS[mode] / (await subject.award({ ...order(guildId), roleIds: ROLES })).ms) * 1_000
      for (let round = 0; round < WARM_UP[mode]; round++) for (const guildId of [ours, theirs]) await rate(guildId)
      const comparison = await inTurns(
        ROUNDS[mode],
        () => rate(ours),
        () => rate(theirs),
      )
      await subject.end()
      return [ratioMeasure('gateway.award.with_multipliers.vs_without', comparison, UNIT)]
    },
  }

  /** Members whose day begins with every tenth award, against members whose day goes on. One process handles both. */
  const withPeriods: Part = {
    measures: ['gateway.award.with_periods.vs_without'],
    async take() {
      const { ours, theirs } = GUILDS.periods
      for (const guildId of [ours, theirs]) await fillGuild(database, guildId, MEMBERS)
      const subject = startSubject(database.url)
      const rate = async (guildId: string, everyMs: number): Promise<number> =>
        (AWARDS[mode] / (await subject.award({ ...order(guildId), everyMs })).ms) * 1_000
      const [crossing, staying] = [() => rate(ours, DAY_MS / AWARDS_A_DAY), () => rate(theirs, COOLDOWN_MS)]
      for (let round = 0; round < WARM_UP[mode]; round++) for (const run of [crossing, staying]) await run()
      const comparison = await inTurns(ROUNDS[mode], crossing, staying)
      await subject.end()
      return [ratioMeasure('gateway.award.with_periods.vs_without', comparison, UNIT)]
    },
  }

  const cost: Part = {
    measures: ['gateway.award.cpu_us', 'gateway.award.database_cpu_us'],
    async take() {
      const subject = await openSubject(GUILDS.cost)
      const [own, databases]: [number[], number[]] = [[], []]
      for (let round = 0; round < ROUNDS[mode]; round++) {
        const before = cpuMsOf(database.pid)
        const { cpuMs } = await subject.award(order(GUILDS.cost))
        const each = (ms: number): number => (ms * MICROSECONDS_PER_MS) / AWARDS[mode]
        own.push(each(cpuMs))
        databases.push(each(cpuMsOf(database.pid) - before))
      }
      await subject.end()
      return [
        {
          measure: 'gateway.award.cpu_us',
          value: median(own),
          noise: noiseOf(own),
          note: 'of the process, all its threads, for each award',
        },
        {
          measure: 'gateway.award.database_cpu_us',
          value: median(databases),
          noise: noiseOf(databases),
          note: 'of the database server',
        },
      ]
    },
  }

  return [
    against('gateway.award.vs_naive', GUILDS.naive, naiveRate),
    against('gateway.award.vs_floor', GUILDS.floor, floorRate),
    multiplied,
    withPeriods,
    cost,
  ]

  async function openSubject(guildId: string): Promise<Subject> {
    const subject = startSubject(database.url)
    await fillGuild(database, guildId, MEMBERS)
    for (let round = 0; round < WARM_UP[mode]; round++) await subject.award(order(guildId))
    return subject
  }
}

/** The ledger of this checkout against that of another commit, over one database. */
export const againstPart = (database: BenchDatabase, revision: string, quick: boolean): Part => ({
  measures: ['gateway.award.vs_commit', 'gateway.award.cpu.vs_commit'],
  async take(): Promise<Measure[]> {
    const mode = quick ? 'quick' : 'full'
    const { directory, name } = await checkOut(revision)
    const guilds = GUILDS.commit
    await fillGuild(database, guilds.ours, MEMBERS)
    await fillGuild(database, guilds.theirs, MEMBERS)
    const [ours, theirs] = [startSubject(database.url), startSubject(database.url, directory)]
    const cpu: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] }
    const rate = async (subject: Subject, guildId: string, cpuMs: number[]): Promise<number> => {
      const done = await subject.award({ guildId, active: ACTIVE, spread: SPREAD, awards: AWARDS[mode] })
      cpuMs.push(done.cpuMs)
      return (AWARDS[mode] / done.ms) * 1_000
    }
    for (let round = 0; round < WARM_UP[mode]; round++) {
      await rate(ours, guilds.ours, [])
      await rate(theirs, guilds.theirs, [])
    }
    const comparison = await inTurns(
      ROUNDS[mode],
      () => rate(ours, guilds.ours, cpu.ours),
      () => rate(theirs, guilds.theirs, cpu.theirs),
    )
    await ours.end()
    await theirs.end()
    return [
      ratioMeasure('gateway.award.vs_commit', comparison, `${UNIT}, against ${name}`),
      {
        measure: 'gateway.award.cpu.vs_commit',
        value: median(cpu.ours) / median(cpu.theirs),
        note: `processor time of an award against ${name}; less is better`,
      },
    ]
  },
})
