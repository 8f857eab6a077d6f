import { expect, test } from 'bun:test'
import { curveOfFile } from '../../../shared/imports/curves.ts'
import { curveInXp } from '../../../shared/levelling/curve-presets.ts'
import { readImported, shortly } from '../../support/imported-file.ts'

const [ANN, BEN, CAT] = ['159985870458322944', '437808476106784770', '1217870452253397082']
const ROLE = '506186003816513538'
const NOTHING = { duplicates: 0, refused: [], roles: [], others: [] }

const MEE6 = `{
  "guild": {"id": "172002255350792192", "name": "Castle"},
  "players": [
    {"id": "${ANN}", "level": 5, "xp": 1200, "message_count": 80, "detailed_xp": [50, 655, 1200], "username": "Ann \\u2764"},
    {"id": "${BEN}", "level": 0, "xp": -4, "message_count": 0, "detailed_xp": [0, 100, 0]},
    {"id": "${ANN}", "level": 5, "xp": 1190, "message_count": 79, "detailed_xp": [40, 655, 1190]},
    {"id": ${CAT}, "level": 1, "xp": 120},
    {"id": 1.2178704522533971e18, "level": 1, "xp": 120},
    {"level": 3, "xp": 500}
  ],
  "role_rewards": [{"rank": 5, "role": {"id": "${ROLE}", "name": "Knight"}}, {"rank": "x", "role": null}]
}`

const mee6 = {
  ...NOTHING,
  format: 'mee6',
  others: ['plain'],
  members: [`${ANN}: 1200 5 80`, `${CAT}: 120 1`],
  duplicates: 1,
  refused: ['5: negative-xp', '8: float-id', '9: no-id'],
  roles: [`5: ${ROLE}`],
}

test.each([65_536, 1, 7])('a leaderboard of MEE6 is read in pieces of %d bytes', async (piece) => {
  expect(await shortly(MEE6, { piece })).toEqual(mee6)
  expect(await shortly(`\uFEFF${MEE6}`, { piece })).toEqual(mee6)
})

test('pages of a leaderboard that follow one another are read as one file', async () => {
  const page = (...players: object[]) => JSON.stringify({ players, role_rewards: [{ rank: 5, role: { id: ROLE } }] })
  const row = (id: string, xp: number) => ({ id, xp, level: 1, message_count: 1, detailed_xp: [] })
  const pages = `${page(row(ANN, 300), row(BEN, 200))}\n${page(row(BEN, 190), row(CAT, 100))}${page()}\n`
  expect(await shortly(pages, { piece: 50 })).toEqual({
    ...{ ...NOTHING, format: 'mee6', others: ['plain'], roles: [`5: ${ROLE}`], duplicates: 1 },
    members: [`${ANN}: 300 1 1`, `${BEN}: 200 1 1`, `${CAT}: 100 1 1`],
  })
})

test('every other format is named, and its members, odd rows and level roles are read', async () => {
  const polaris = {
    settings: { curve: { 1: 75, 2: 40, 3: 2 }, rewards: [{ id: ROLE, level: 10, keep: true }] },
    users: { [ANN]: { xp: 1200, cooldown: 4 }, [BEN]: { xp: 5, hidden: true }, castle: { xp: 1 } },
  }
  expect(await shortly(JSON.stringify(polaris))).toEqual({
    ...NOTHING,
    ...{ format: 'polaris', others: ['levelup'], members: [`${ANN}: 1200 -`, `${BEN}: 5 -`] },
    ...{ refused: ['1: bad-id'], roles: [`10: ${ROLE}`] },
  })
  for (const onlyXp of [
    { [ANN]: { xp: 1200 }, [BEN]: { xp: 5 } },
    { [ANN]: 1200, [BEN]: 5 },
  ]) {
    const members = [`${ANN}: 1200 -`, `${BEN}: 5 -`]
    expect(await shortly(JSON.stringify(onlyXp))).toMatchObject({ ...NOTHING, format: 'polaris', members })
  }
  const members = [`${ANN}: 1200 -`, `${BEN}: 5 -`]
  const table = await shortly(`ID,Total XP\r\n${ANN},1200\r\n${BEN},5\r\n`)
  expect(table).toEqual({ ...NOTHING, format: 'polaris', others: ['plain'], members })
  expect(await shortly(`${ANN} - 1200\n${BEN} - 5`)).toEqual({
    ...NOTHING,
    ...{ format: 'polaris', others: ['plain'], members },
  })

  const levelup = {
    users: { [ANN]: { xp: 1200.9, voice: 3.5, messages: 8, level: 3 }, [BEN]: { messages: 1 }, [CAT]: {} },
    levelroles: { 5: ROLE },
    algorithm: { base: 50 },
  }
  expect(await shortly(JSON.stringify(levelup))).toEqual({
    ...NOTHING,
    ...{ format: 'levelup', others: ['polaris'], roles: [`5: ${ROLE}`] },
    members: [`${ANN}: 1200 3 8`, `${BEN}: 0 - 1`, `${CAT}: 0 -`],
  })

  const lurkr = {
    guild: { id: ROLE },
    levels: [
      { userId: ANN, level: 5, xp: 1200, messageCount: 3 },
      { userId: 'ben', level: 1 },
    ],
    roleRewards: [{ id: 'a', level: 5, roles: [{ id: ROLE, name: 'Knight' }] }],
  }
  expect(await shortly(JSON.stringify(lurkr))).toEqual({
    ...NOTHING,
    ...{ format: 'lurkr', others: ['plain'], members: [`${ANN}: 1200 5 3`] },
    ...{ refused: ['1: bad-id'], roles: [`5: ${ROLE}`] },
  })

  const amari = {
    data: [
      { id: ANN, exp: '1200', level: 5, weeklyExp: '3' },
      { id: BEN, exp: 'many' },
      { id: CAT, exp: 7 },
    ],
  }
  expect(await shortly(JSON.stringify(amari))).toEqual({
    ...NOTHING,
    ...{ format: 'amari', others: ['plain'], members: [`${ANN}: 1200 5`, `${CAT}: 7 -`], refused: ['1: bad-xp'] },
  })

  const tatsu = {
    guild_id: ROLE,
    rankings: [
      { rank: 1, user_id: ANN, score: 1200 },
      { user_id: BEN, score: 1e16 },
    ],
  }
  expect(await shortly(JSON.stringify(tatsu))).toEqual({
    ...NOTHING,
    ...{ format: 'tatsu', others: ['plain'], members: [`${ANN}: 1200 -`], refused: ['1: too-much-xp'] },
  })

  const activityrank = [
    { userId: ANN, alltime: 1200, totalScore: 9, textMessage: 3, voiceMinute: 2, levelProgression: 5.25, level: 5 },
    { userId: BEN, alltime: -1, totalScore: 0, levelProgression: 1, level: 1 },
  ]
  expect(await shortly(`${JSON.stringify(activityrank)}\n${JSON.stringify(activityrank.slice(0, 1))}`)).toEqual({
    ...{ ...NOTHING, format: 'activityrank', others: ['plain'], members: [`${ANN}: 1200 5 3`], duplicates: 1 },
    refused: ['1: negative-xp'],
  })

  expect(await shortly(JSON.stringify([{ id: ANN, xp: 1200 }, { id: BEN }]))).toEqual({
    ...NOTHING,
    ...{ format: 'experienced', others: ['plain'], members: [`${ANN}: 1200 -`], refused: ['1: no-xp'] },
  })

  expect(await shortly(`id,level\n${ANN},5\n${BEN},1001\n${CAT},`)).toEqual({
    ...NOTHING,
    ...{ format: 'arcane', others: ['plain'], members: [`${ANN}: - 5`], refused: ['3: bad-level', '4: no-xp'] },
  })
})

test('a plain list is read by the names of its columns, or by columns that are chosen by hand', async () => {
  const members = [`${ANN}: 1200 5`]
  const plain = { ...NOTHING, format: 'plain', members }
  expect(await shortly(`Name;User ID;LVL;Total XP\n"Ann; ""the"" first";${ANN};5;1200\n`)).toEqual(plain)
  expect(await shortly(JSON.stringify({ people: [{ discord_id: ANN, points: 1200, lvl: 5 }] }))).toEqual(plain)
  const chosen = { id: 'who', xp: 'gold', level: 'rung' }
  expect(await shortly(`gold\twho\trung\n1200\t${ANN}\t5\n`, { chosen })).toEqual(plain)
  expect(await shortly(JSON.stringify([{ who: ANN, gold: 1200, rung: 5 }]), { chosen })).toEqual(plain)
  expect(await shortly(`5,1200,${ANN}\n`, { chosen: { id: '3', xp: '2', level: '1' } })).toEqual(plain)
  expect(await shortly(`gold,whose\n5,${ANN}\n`, { chosen })).toEqual({ why: 'no-column', line: 1 })
  expect(await shortly(JSON.stringify([{ id: ANN, xp: 5 }]), { chosen })).toEqual({ why: 'no-column', line: null })
})

test('a number of messages is whole and below 2^32; any other is left out, and the row counts', async () => {
  const counts = [
    '0',
    '12',
    '"34"',
    '5.0',
    '4294967294',
    '4294967295',
    '-1',
    '1.5',
    '1e3',
    '"1,000"',
    '""',
    'null',
    '[7]',
  ]
  const rows = counts.map((count, nth) => `{"id":"${BigInt(ANN) + BigInt(nth)}","xp":1,"message_count":${count}}`)
  const read = await shortly(`{"players":[${rows.join(',')}]}`)
  const messages = (read.members ?? []).map((member) => member.split(' ')[3] ?? '-')
  expect(messages).toEqual(['0', '12', '34', '5', '4294967294', ...Array(8).fill('-')])
  const table = `id,xp,Total Messages\n${ANN},5,77\n${BEN},5,many\n${CAT},5`
  expect(await shortly(table)).toMatchObject({ members: [`${ANN}: 5 - 77`, `${BEN}: 5 -`, `${CAT}: 5 -`] })
  const chosen = { id: 'who', xp: 'gold', level: null, messages: 'posts' }
  expect(await shortly(`who,gold,posts\n${ANN},5,7`, { chosen })).toMatchObject({ members: [`${ANN}: 5 - 7`] })
  expect(await shortly(JSON.stringify([{ who: ANN, gold: 5, posts: 7 }]), { chosen })).toMatchObject({
    members: [`${ANN}: 5 - 7`],
  })
  expect(await shortly(`who,gold\n${ANN},5`, { chosen })).toEqual({ why: 'no-column', line: 1 })
})

test('the curve is that of the file, or else that of the bot', async () => {
  const curveOf = async (file: unknown) => {
    const read = await readImported(JSON.stringify(file))
    return read.ok ? curveOfFile(read.file) : null
  }
  const users = { [ANN]: { xp: 5 } }
  expect(await curveOf({ settings: { curve: { 1: 75, 2: 40, 3: 2 } }, users })).toEqual(
    curveInXp({ linear: 75, square: 40, cubic: 2 }),
  )
  expect(await curveOf({ settings: { curve: { 1: -75, 2: 0, 3: 0 } }, users })).toEqual(
    curveInXp({ linear: 100, square: 50, cubic: 1 }),
  )
  expect(await curveOf({ algorithm: { base: 50 }, users })).toEqual(curveInXp({ square: 50 }))
  expect(await curveOf({ rankings: [{ user_id: ANN, score: 5 }] })).toBeNull()
})
