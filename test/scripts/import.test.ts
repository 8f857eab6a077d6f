import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readAsked } from '../../scripts/imports/words.ts'
import { DEFAULT_CURVE, levelAt } from '../../shared/levelling/curve.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { runScript } from '../support/script.ts'

setDefaultTimeout(180_000)

const GUILD = '172002255350792192'
const [ANN, BEN, CAT] = ['159985870458322944', '437808476106784770', '1217870452253397082']
const [KNIGHT, KING] = ['506186003816513538', '506186003816513539']

let database: TestDatabase
let folder: string
beforeAll(async () => {
  ;[database, folder] = await Promise.all([openTestDatabase(), mkdtemp(join(tmpdir(), 'prosperity-import-'))])
  const { db } = database
  const unset = { notification_channel_id: null, created_at: 1, updated_at: 1 }
  await db
    .insertInto('guilds')
    .values({ id: GUILD, name: 'Castle', active: 1, ...unset })
    .execute()
  await db.insertInto('level_roles').values({ guild_id: GUILD, level: 5, role_id: KNIGHT }).execute()
  for (const [userId, xp] of [
    [ANN, 500],
    [BEN, 1_300],
  ] as const) {
    const member = { guild_id: GUILD, user_id: userId, xp, level: levelAt(xp, DEFAULT_CURVE), last_xp_at: null }
    await db.insertInto('guild_users').values(member).execute()
  }
  await db
    .insertInto('unlisted_members')
    .values({ guild_id: GUILD, user_id: BEN, hidden_at: null, left_at: 5 })
    .execute()
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await database.close()
})

const run = (...words: string[]) => runScript('import', words, { DATABASE_URL: database.url })

async function fileOf(name: string, content: string): Promise<string> {
  const path = join(folder, name)
  await Bun.write(path, content)
  return path
}

const leaderboard = {
  players: [
    { id: ANN, level: 6, xp: 1_900, message_count: 90, detailed_xp: [0, 1, 1_900] },
    { id: BEN, level: 1, xp: 150, message_count: 9, detailed_xp: [0, 1, 150] },
    { id: CAT, level: 1, xp: 120, message_count: 8, detailed_xp: [0, 1, 120] },
    { id: BEN, level: 1, xp: 140, message_count: 8, detailed_xp: [0, 1, 140] },
    { id: 'nobody', level: 1, xp: 120 },
  ],
  role_rewards: [
    { rank: 5, role: { id: KNIGHT } },
    { rank: 20, role: { id: KING } },
  ],
}

test('a preview says what the file is, who gains and loses, which numbers of messages and roles change, and which rows are refused', async () => {
  const file = await fileOf('mee6.json', JSON.stringify(leaderboard))
  expect(await run(file, '--guild', GUILD, '--mode', 'replace')).toEqual({
    exitCode: 0,
    complained: '',
    said: `The file is of MEE6 (it could also be of a plain list).
Members: 3.
Rows that repeat a member: 1. The row with the most XP counts.
Rows that cannot be imported: 1.
With a total in this server: 2. Without: 1. Known to have left: 1.
XP rises for 2, falls for 1 and stays for 0.
The number of messages rises for 3, falls for 0 and stays for 0.
The members who would have the most XP:
  ${ANN}  500 XP (level 3) -> 1,900 XP (level 6)
  ${BEN}  1,300 XP (level 5) -> 150 XP (level 1)
  ${CAT}  not known -> 120 XP (level 1)
Level roles, for members who are in the server:
  level 5, role ${KNIGHT}: 1 gain it, 1 lose it
Level roles of the file, taken over only with --level-roles:
  role ${KNIGHT} for level 5 (already so)
  role ${KING} for level 20
Roles and channels are checked when they are taken over. With BOT_TOKEN, they are checked now.
Refused rows:
  line 1, "nobody": its id is not the id of a user
Nothing was changed. Run it again with --apply to import this.
`,
  })
  const table = await fileOf('table.csv', `who;points\n${CAT};120\n`)
  const columns = ['--columns', 'id=who,xp=points']
  expect((await run(table, '--guild', GUILD, ...columns)).said).toStartWith('The file is of a plain list.\nMembers: 1.')
  expect((await run(file, '--guild', GUILD)).said).toContain('XP rises for 2, falls for 0 and stays for 1.')
})

test('a file that cannot be imported is refused with the line and the reason', async () => {
  const broken = await fileOf('broken.json', '{"players":[\n{"id":')
  expect(await run(broken, '--guild', GUILD)).toMatchObject({
    exitCode: 1,
    complained: `${broken} cannot be imported (line 2): its end is missing. Download it again.\nNothing was changed.\n`,
  })
  const nowhere = join(folder, 'nowhere.json')
  expect((await run(nowhere, '--guild', GUILD)).complained).toStartWith(`${nowhere} cannot be read: ENOENT`)
  const tatsu = await fileOf('tatsu.json', JSON.stringify({ rankings: [{ user_id: ANN, score: 9 }] }))
  expect((await run(tatsu, '--guild', GUILD, '--levels', 'curve')).complained).toBe(
    'The curve of Tatsu is not known, so it cannot be taken over.\n',
  )
  expect((await run(tatsu, '--guild', '172002255350792193')).complained).toContain('The bot was never in server')
})

test.each([
  [['--guild', GUILD], 'the file is missing'],
  [['a.json'], '--guild is missing'],
  [['a.json', '--guild', 'castle'], 'castle is not a server id'],
  [['a.json', '--guild', GUILD, '--mode', 'more'], '--mode is higher, replace or add, not more'],
  [['a.json', '--guild', GUILD, '--levels', 'all'], '--levels is totals, levels or curve, not all'],
  [['a.json', '--guild', GUILD, '--columns', 'id=1'], 'with id, and xp or level, not id=1'],
  [['a.json', '--guild', GUILD, '--undo'], '--undo and --stop take no file'],
])('%p is wrong usage: %s', (words, why) => {
  expect(() => readAsked(words)).toThrow(why)
})
