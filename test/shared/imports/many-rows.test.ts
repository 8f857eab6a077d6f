import { expect, test } from 'bun:test'
import { readMembersFile } from '../../../shared/imports/read-members.ts'
import { LARGE_FILES, largeFile } from '../../support/large-files.ts'
import { isLong } from '../../support/long-forms.ts'

const FIRST = 159_985_870_458_322_944n
const EVERY = 20

test.skipIf(!isLong).each(LARGE_FILES)(
  'a file with a million members of the kind %s is read in bounded memory',
  async (kind) => {
    const members = 1_000_000
    Bun.gc(true)
    const before = process.memoryUsage().rss
    let [most, calls] = [0, 0]
    const decoder = new TextDecoder('utf-8', { fatal: true })
    const measure = async (): Promise<void> => {
      if (calls++ % EVERY === 0) most = Math.max(most, process.memoryUsage().rss)
    }
    const file = largeFile(kind, members, (nth) => String(FIRST + BigInt(nth * 977)))
    const read = await readMembersFile(file, { decoder, chosen: null, pause: measure })
    most = Math.max(most, process.memoryUsage().rss)
    if (!read.ok) throw new Error(read.why)
    expect(read.file.rows.size).toBe(members)
    const grown = Math.round((most - before) / 2 ** 20)
    expect(grown).toBeLessThan(150)
  },
  120_000,
)
