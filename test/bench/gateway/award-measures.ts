import { type Measure, median } from '../support/report.ts'
import { floorRate, ledgerRate, naiveRate, openAwards, Talk } from './awards.ts'
import { type BenchDatabase, fillGuild } from './database.ts'

const [GUILD, NAIVE_GUILD, FLOOR_GUILD] = ['11', '12', '13'] as const
const MEMBERS = 100_000
const ACTIVE = 20_000
const ROUNDS = 3
const ROUND_MS = 3_000
const WARM_UP_MS = 1_500

/** Awards committed by the ledger, against the usual bot and against the least that any bot must do; rounds in turn, for the machine has its moods. */
export async function awardMeasures(database: BenchDatabase): Promise<Measure[]> {
  for (const guild of [GUILD, NAIVE_GUILD, FLOOR_GUILD]) await fillGuild(database, guild, MEMBERS)
  const core = openAwards(database)
  const talk = (guild: string) => new Talk(guild, ACTIVE, MEMBERS / ACTIVE)
  const [own, naive, floor] = [talk(GUILD), talk(NAIVE_GUILD), talk(FLOOR_GUILD)]
  await ledgerRate(core, own, WARM_UP_MS)
  await naiveRate(database, naive, WARM_UP_MS)
  await floorRate(database, floor, WARM_UP_MS)
  const rounds: { own: number; naive: number; floor: number }[] = []
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({
      own: await ledgerRate(core, own, ROUND_MS),
      naive: await naiveRate(database, naive, ROUND_MS),
      floor: await floorRate(database, floor, ROUND_MS),
    })
  }
  const of = (rate: 'own' | 'naive' | 'floor'): number => median(rounds.map((round) => round[rate]))
  const rate = (name: string, value: number): string => `${Math.round(value).toLocaleString('en')}/s ${name}`
  return [
    {
      measure: 'gateway.award.vs_naive',
      value: median(rounds.map((round) => round.own / round.naive)),
      note: `${rate('ours', of('own'))}, ${rate('message by message', of('naive'))}`,
      target: { atLeast: 6 },
    },
    {
      measure: 'gateway.award.vs_floor',
      value: median(rounds.map((round) => round.own / round.floor)),
      note: `${rate('ours', of('own'))}, ${rate('rows of bare upserts', of('floor'))}`,
      target: { atLeast: 0.3 },
    },
  ]
}
