import { expect, test } from 'bun:test'
import { readMembersFile } from '../../../shared/imports/read-members.ts'
import { isLong } from '../../support/long-forms.ts'

const FIRST = 159_985_870_458_322_944n
const PER_PIECE = 1_000

/** A leaderboard of MEE6 with this many members, each on two pages. */
async function* leaderboard(members: number): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode('{"players":[')
  for (let from = 0; from < members; from += PER_PIECE) {
    const rows = Array.from({ length: PER_PIECE }, (_, nth) => {
      const id = FIRST + BigInt((from + nth) * 977)
      return `{"id":"${id}","level":1,"xp":${from + nth},"message_count":1,"detailed_xp":[1,2,3],"username":"somebody"}`
    })
    yield encoder.encode(`${from === 0 ? '' : ','}${rows.join(',\n')}`)
  }
  yield encoder.encode(']}')
}

test.skipIf(!isLong)(
  'a file of a million members is read in bounded memory',
  async () => {
    const members = 1_000_000
    Bun.gc(true)
    const before = process.memoryUsage().rss
    let most = 0
    const decoder = new TextDecoder('utf-8', { fatal: true })
    const report = (rows: number): void => {
      if (rows % (PER_PIECE * 20) === 0) most = Math.max(most, process.memoryUsage().rss)
    }
    const read = await readMembersFile(leaderboard(members), { decoder, chosen: null, report })
    most = Math.max(most, process.memoryUsage().rss)
    if (!read.ok) throw new Error(read.why)
    expect(read.file.rows.size).toBe(members)
    const grown = Math.round((most - before) / 2 ** 20)
    expect(grown).toBeLessThan(200)
  },
  120_000,
)
