import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { FILE_REFUSALS } from '../../../shared/imports/file-refusal.ts'
import { ROW_REFUSALS } from '../../../shared/imports/values.ts'
import { readImported } from '../../support/imported-file.ts'
import { isLong } from '../../support/long-forms.ts'

const [ANN, BEN] = ['159985870458322944', '437808476106784770']
const ROLE = '506186003816513538'

/** A small file of each format. */
const FILES = {
  mee6: `{"players":[\n{"id":"${ANN}","level":5,"xp":1200,"detailed_xp":[50,655,1200],"username":"Ann \\u2764 é"},\n{"id":${BEN},"xp":-4}],\n"role_rewards":[{"rank":5,"role":{"id":"${ROLE}"}}]}`,
  polaris: `{"settings":{"curve":{"1":75,"2":40,"3":2}},\n"users":{"${ANN}":{"xp":1200},\n"${BEN}":{"xp":5,"hidden":true}}}`,
  polarisXp: `{"${ANN}":{"xp":1200},\n"${BEN}":{"xp":5}}`,
  levelup: `{"users":{"${ANN}":{"xp":1200.9,"level":3},\n"${BEN}":{}},"levelroles":{"5":${ROLE}},"algorithm":{"base":50}}`,
  lurkr: `{"levels":[{"userId":"${ANN}","level":5,"xp":1200,"messageCount":3}],\n"roleRewards":[{"level":5,"roles":[{"id":"${ROLE}"}]}]}`,
  amari: `{"data":[{"id":"${ANN}","exp":"1200","level":5,"weeklyExp":"3"}]}`,
  tatsu: `{"guild_id":"${ROLE}",\n"rankings":[{"rank":1,"user_id":"${ANN}","score":1.2e3}]}`,
  activityrank: `[{"userId":"${ANN}","alltime":1200,"level":5,"textMessage":3}]`,
  experienced: `[{"id":"${ANN}","xp":1200},\n{"id":"${BEN}","xp":null}]`,
  arcane: `id,level\n${ANN},5\n${BEN},1001\n`,
  table: `Name;User ID;LVL;Total XP\r\n"Ann; ""the"" first\r\nof all";${ANN};5;1200\r\nBén;${BEN};2;1e2\r\n`,
  lines: `${ANN} - 1200\n${BEN} - 5`,
} as const

const files = Object.entries(FILES).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }))

/** Expects that reading gives members and refused rows, or refuses the file, each with a line that the file has. */
async function expectUnderstood(bytes: Uint8Array): Promise<void> {
  // An error that reading throws fails the test.
  const read = await readImported(bytes, { piece: 97 })
  const lines = new TextDecoder().decode(bytes).split(/\r\n|\n|\r/).length
  if (!read.ok) {
    expect(FILE_REFUSALS).toContain(read.why)
    expect(read.line === null || (read.line >= 1 && read.line <= lines)).toBe(true)
    return
  }
  const { rows, refusals } = read.file
  expect(rows.size + refusals.count).toBeGreaterThan(0)
  for (const { line, why } of refusals.listed) {
    expect(ROW_REFUSALS).toContain(why)
    expect(line >= 1 && line <= lines).toBe(true)
  }
  for (const { xp, level } of rows.members())
    expect([xp ?? 0, level ?? 0].every((value) => Number.isSafeInteger(value) && value >= 0)).toBe(true)
}

test.each(files)(
  'a file of $name that is cut off anywhere is read, or refused with the line and the reason',
  async ({ bytes }) => {
    for (let end = 0; end <= bytes.length; end++) await expectUnderstood(bytes.subarray(0, end))
  },
)

test('JSON that is cut off is never read as if it were whole', async () => {
  for (const { name, bytes } of files.filter(({ bytes: [first] }) => first === 0x7b || first === 0x5b))
    for (let end = 1; end < bytes.length; end++) {
      const read = await readImported(bytes.subarray(0, end))
      if (read.ok) throw new Error(`${name}, cut off after ${end} bytes, is read`)
    }
})

const change = fc.oneof(
  fc.record({ kind: fc.constant('flip'), at: fc.nat(), bit: fc.nat(7) }),
  fc.record({ kind: fc.constant('insert'), at: fc.nat(), byte: fc.nat(255) }),
  fc.record({ kind: fc.constant('drop'), at: fc.nat(), byte: fc.nat(40) }),
  fc.record({ kind: fc.constant('wrap'), at: fc.nat(4), byte: fc.constantFrom('[', '{"a":', ' ', '\uFEFF', '"', '<') }),
)

type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never

/** A file with some bytes changed. */
function changed(bytes: Uint8Array, changes: readonly Change[]): Uint8Array {
  let list = [...bytes]
  for (const one of changes) {
    const at = list.length === 0 ? 0 : one.at % list.length
    if ('bit' in one) list[at] = (list[at] ?? 0) ^ (1 << one.bit)
    else if (typeof one.byte === 'string') list = [...new TextEncoder().encode(one.byte.repeat(one.at + 1)), ...list]
    else if (one.kind === 'insert') list.splice(at, 0, one.byte)
    else list.splice(at, one.byte)
  }
  return Uint8Array.from(list)
}

test('a file with changed bytes is read, or refused with the line and the reason', async () => {
  const list = fc.array(change, { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), list, ({ bytes }, changes) =>
      expectUnderstood(changed(bytes, changes)),
    ),
    { numRuns: isLong ? 20_000 : 600 },
  )
})
