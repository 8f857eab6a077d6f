import { expect, test } from 'bun:test'
import type { FileRefusal } from '../../../shared/imports/file-refusal.ts'
import { NumberText } from '../../../shared/imports/json/number-text.ts'
import { readId } from '../../../shared/imports/values.ts'
import { readImported, shortly } from '../../support/imported-file.ts'

const ANN = '159985870458322944'
const row = `{"id":"${ANN}","xp":5}`
const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)))

test.each<[string, string | Uint8Array, FileRefusal, number | null]>([
  ['empty', '', 'empty', null],
  ['of white space', ' \n\t', 'empty', null],
  ['a ZIP archive', bytes('PK', [3, 4, 20, 0]), 'zip', null],
  ['compressed with gzip', bytes([0x1f, 0x8b, 8, 0]), 'gzip', null],
  ['encoded as UTF-16', bytes([0xff, 0xfe, 0x7b, 0]), 'utf-16', null],
  ['encoded as UTF-16 without a byte order mark', bytes(...[...'{"pl'].flatMap((char) => [char, [0]])), 'utf-16', null],
  ['encoded as UTF-16 the other way round', bytes(...[...'ID,T'].flatMap((char) => [[0], char])), 'utf-16', null],
  ['an empty ZIP archive', bytes('PK', [5, 6, 0, 0]), 'zip', null],
  ['a table in Latin-1', bytes(`name,id,xp\nJos`, [0xe9], `,${ANN},5\n`), 'not-utf-8', 2],
  ['JSON in Latin-1', bytes(`{"players":[\n{"name":"Jos`, [0xe9], '"}]}'), 'not-utf-8', 2],
  [
    'a long table in Latin-1',
    bytes(`name,id,xp\n${`José,${ANN},5\n`.repeat(3_000)}Jos`, [0xe9], `,${ANN},5\n`),
    'not-utf-8',
    3_002,
  ],
  ['a table that ends within a character', bytes(`id,xp,name\n${ANN},5,Jos`, [0xc3]), 'not-utf-8', 2],
  ['a table with an open quote', `id,xp,name\n${ANN},5,"Ann\n${ANN},6,Ben\n`, 'open-quote', 2],
  ['a long table with an open quote', `id,xp,name\n${ANN},5,"Ann\n${`${ANN},6,Ben\n`.repeat(4_000)}`, 'open-quote', 2],
  ['a picture', bytes([0x89], 'PNG\r\n', [0, 0]), 'binary', null],
  ['a web page', '  <!doctype html><html>', 'html', null],
  ['JSON with a mistake', `{"players":[\n${row},\n}]}`, 'not-json', 3],
  ['JSON with a trailing comma', `[\n${row},\n\n]`, 'not-json', 4],
  ['JSON with a comment', `[\n// members\n${row}]`, 'not-json', 2],
  ['JSON with a mistake in a text', `[\n\n{"id":"\\x"}]`, 'not-json', 3],
  ['JSON with a line break in a text', `[\n${row},{"name":"Ann\nBen"}]`, 'not-json', 2],
  ['JSON with a NUL', `[\n${row}${' '.repeat(600)}\0]`, 'not-json', 2],
  ['JSON after a byte order mark, with a mistake', `\uFEFF[\n\n${row} ${row}]`, 'not-json', 3],
  ['JSON in single quotes', `[\n{'id':'${ANN}','xp':5}]`, 'not-json', 2],
  ['JSON that ends in a word', `[${row},\ntr`, 'truncated', 2],
  ['lines of JSON', `${row}\n${row}`, 'no-members', null],
  ['a list of numbers', `[1,2,3]`, 'no-members', null],
  ['JSON with more behind it', `[${row}]\nand more`, 'not-json', 2],
  ['JSON with an open text behind it', `[${row}]\n"and`, 'not-json', 2],
  ['several JSON documents, the last one without its end', `[${row}]\n[${row}`, 'truncated', 2],
  ['JSON whose end is missing', `{"players":[\n${row},`, 'truncated', 2],
  ['JSON that ends in a text', `{"players":[\n{"id":"1599`, 'truncated', 2],
  ['nested too deep', `{"players":${'['.repeat(200_000)}`, 'too-deep', 1],
  ['one endless value', `[{"id":[${'1,'.repeat(60_000)}1]}]`, 'too-long', 1],
  ['one endless text', `{"players":[{"id":"${'1'.repeat(1_200_000)}"}]}`, 'too-long', 1],
  ['one endless line', `id,xp\n${'1'.repeat(100_000)}`, 'too-long', 2],
  ['JSON without members', '{"players":[],"names":["ann"]}', 'no-members', null],
  ['a table without ids', 'name,xp\nann,5\n', 'no-members', 1],
  ['a letter', 'Dear members,\nthank you.\n', 'no-members', 1],
  [
    'a table that a spreadsheet rounded',
    'id,xp\n159985870458322000,5\n437808476106784000,6\n437808476106785000,7',
    'rounded-ids',
    null,
  ],
])('a file that is %s is refused', async (_, file, why, line) => {
  expect(await shortly(file, { piece: 50_000 })).toEqual({ why, line })
})

test('a table may end its lines with CR, and have quotes, other separators and columns in any order', async () => {
  const members = [`${ANN}: 5 -`]
  const table = async (text: string, piece?: number) =>
    expect(await shortly(text, piece === undefined ? {} : { piece })).toMatchObject({ members, refused: [] })
  for (const end of ['\n', '\r\n', '\r'])
    for (const piece of [1, 3, 65_536]) await table(`ID,Total XP${end}${ANN},5${end}${end}`, piece)
  await table(`XP\tName\tUser ID\n5\tAnn\t${ANN}`)
  await table(`xP;USERID\n"5";"${ANN}"\n`)
  await table(`name,id,xp\n"Ann, ""the first"",\nof many\r\nlines",${ANN},5\n`)
  await table(`name,id,xp\nthe 5" one,${ANN},5\n`)
})

test('a name with line breaks in a table gives no other member XP', async () => {
  const forged = `"Ann\nx,437808476106784770,9999999,"`
  expect(await shortly(`name,id,xp\n${forged},${ANN},5\n`)).toMatchObject({ members: [`${ANN}: 5 -`], refused: [] })
})

test('odd rows before the first readable one are refused, each with its line', async () => {
  const file = `{"players":[\n{"xp":5},\n{"id":"","xp":5},\n${row},\n7]}`
  expect(await shortly(file)).toMatchObject({ members: [`${ANN}: 5 -`], refused: ['2: no-id', '3: no-id', '5: no-id'] })
})

test('of a key that is in a row twice, the last value counts, and of a member who is in the file twice, the higher', async () => {
  expect(await shortly(`[{"id":"1","id":"${ANN}","xp":9,"xp":5}]`)).toMatchObject({ members: [`${ANN}: 5 -`] })
  const twice = await shortly(`{"${ANN}":{"xp":5},"${ANN}":{"xp":4}}`)
  expect(twice).toMatchObject({ members: [`${ANN}: 5 -`], duplicates: 1 })
})

test('what a file says besides its members is kept up to a bound', async () => {
  const roles = Array.from({ length: 40 }, (_, nth) => ({ rank: nth + 1, name: 'x'.repeat(50_000), role: { id: ANN } }))
  const read = await shortly(JSON.stringify({ role_rewards: roles, players: [{ id: ANN, xp: 5 }] }))
  expect('roles' in read ? read.roles.length : 0).toBe(19)
})

test('an id that may be wrong is refused with the reason, and an exact one is taken', () => {
  const whyNot = (id: unknown) => {
    const read = readId(id)
    return read.ok ? read.userId : read.why
  }
  expect([ANN, ` ${ANN} `, new NumberText('159985870458322944')].map(whyNot)).toEqual([ANN, ANN, ANN])
  expect([undefined, null, '', {}].map(whyNot)).toEqual(['no-id', 'no-id', 'no-id', 'no-id'])
  expect(['1.2345e17', '1,2345E+17', '159985870458322944.0', new NumberText('1.2e17')].map(whyNot)).toEqual(
    Array(4).fill('float-id'),
  )
  // JavaScript writes 159985870458322944 as 159985870458322940.
  expect(whyNot(new NumberText(String(Number(ANN))))).toBe('rounded-id')
  expect([5, '12', '0159985870458322944', '99999999999999999999', 'ann', `<@${ANN}>`].map(whyNot)).toEqual(
    Array(6).fill('bad-id'),
  )
})

test('XP is a whole number up to 2^53 - 1; a fraction is cut off', async () => {
  const xp = [
    '9007199254740991',
    '9007199254740992',
    '1e300',
    '-1',
    '-0',
    '12.9',
    '1e3',
    '"77"',
    '"1,000"',
    'true',
    'null',
  ]
  const file = `[${xp.map((value, nth) => `{"id":"15998587045832${1000 + nth}","xp":${value}}`).join(',\n')}]`
  expect(await shortly(file)).toMatchObject({
    members: [
      '159985870458321000: 9007199254740991 -',
      '159985870458321004: 0 -',
      '159985870458321005: 12 -',
      '159985870458321006: 1000 -',
      '159985870458321007: 77 -',
    ],
    refused: ['2: too-much-xp', '3: too-much-xp', '4: negative-xp', '9: bad-xp', '10: bad-xp', '11: no-xp'],
  })
})

test('a refused row of JSON is named by its id as the file spells it, or by its place', async () => {
  const players = `[{"id":"${ANN}","xp":5},\n{"id":1.2345e17,"xp":5},\n{"id":"123","xp":5},\n{"xp":5}]`
  const read = await readImported(`{"players":${players}}`)
  if (!read.ok) throw new Error(read.why)
  expect(read.file.refusals.listed.map(({ line, text }) => `${line}: ${text}`)).toEqual([
    '2: 1.2345e17',
    '3: 123',
    '4: 3',
  ])
})
