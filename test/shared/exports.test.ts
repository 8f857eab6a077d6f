import { expect, test } from 'bun:test'
import { type ExportedMember, type ExportFormat, exportWriter } from '../../shared/exports/file.ts'
import { curveOfFile } from '../../shared/imports/curves.ts'
import { PRESET_CURVES } from '../../shared/levelling/curve-presets.ts'
import { randomFrom } from '../support/fuzz/random.ts'
import { readImported, shortly } from '../support/imported-file.ts'

const ODD_NAMES = ['Ann', '=1+1', '@all', '-2', '+3', '"quoted", twice', 'line\nbreak', 'é😀', null]

function members(): ExportedMember[] {
  const random = randomFrom(4)
  return ODD_NAMES.map((name, nth) => ({
    id: String(159985870458322944n + BigInt(nth) * 1_000_003n),
    name,
    xp: nth === 0 ? 2 ** 53 - 1 : random.whole(0, 1e6),
    level: random.whole(0, 50),
    messages: random.whole(0, 1_000),
  }))
}

function fileOf(format: ExportFormat, server = {}): string {
  const { begin, row, end } = exportWriter(format, server)
  return [begin, ...members().map((member, nth) => row(member, nth === 0)), end(members().length)].join('')
}

test('an export as JSON is valid, and an import reads the same totals and numbers of messages, level roles and curve', async () => {
  const curve = PRESET_CURVES.arcane
  const levelRoles = [{ level: 5, roleId: '506186003816513538', whenNext: null, whenLost: 'take' }]
  const text = fileOf('json', { server: { id: '1', name: 'Castle' }, curve, levelRoles })
  expect(JSON.parse(text)).toMatchObject({
    prosperity: 'export',
    version: 1,
    members: members(),
    count: ODD_NAMES.length,
  })
  const expected = members().map(({ id, xp, level, messages }) => `${id}: ${xp} ${level} ${messages}`)
  expect(await shortly(text, { piece: 11 })).toMatchObject({
    ...{ format: 'prosperity', members: expected.toSorted(), roles: ['5: 506186003816513538'], refused: [] },
  })
  const read = await readImported(text)
  expect(read.ok && curveOfFile(read.file)).toEqual(curve)
  JSON.parse(exportWriter('json', {}).begin + exportWriter('json', {}).end(0))
})

test('an export as CSV is read again, and has no formulas', async () => {
  const text = fileOf('csv')
  expect(text).toStartWith('\uFEFFid,name,xp,level,messages\r\n')
  const expected = members().map(({ id, xp, level, messages }) => `${id}: ${xp} ${level} ${messages}`)
  expect(await shortly(text)).toMatchObject({ members: expected.toSorted(), refused: [] })
})

test.each([
  ['plain', 'plain'],
  ['=cmd()', "'=cmd()"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@all', "'@all"],
  ['\t=1', "'\t=1"],
  ['a=b', 'a=b'],
  ['a,"b"', '"a,""b"""'],
  ['=a,b', '"\'=a,b"'],
])('the name %j is written as %j in CSV', (name, field) => {
  const member = { id: '7', name, xp: 1, level: 2, messages: 3 }
  expect(exportWriter('csv', {}).row(member, true)).toBe(`7,${field},1,2,3\r\n`)
})
