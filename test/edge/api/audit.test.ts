import { afterAll, beforeAll, expect, test } from 'bun:test'
import * as v from 'valibot'
import { auditReply } from '../../../shared/api/audit.ts'
import { type AuditEntry, SCRIPT } from '../../../shared/audit/entry.ts'
import { writeEntries } from '../../../shared/database/audit/entries.ts'
import { changeSettings } from '../../../shared/database/guilds/settings.ts'
import { saveUsers } from '../../../shared/database/members/users.ts'
import { ApiWorld, type Staffed } from '../../support/api-world.ts'

const ANN = '4000000000000000001'
const BEN = '4000000000000000002'

let api: ApiWorld
let castle: Staffed

beforeAll(async () => {
  api = await ApiWorld.open()
  castle = await api.staffedGuild()
  const { id: guildId } = castle.guild
  const ann = { id: ANN, username: 'ann', globalName: 'Ann', discriminator: '0', avatar: null }
  await saveUsers(api.db, [ann], api.now)
  const byAnn = { guildId, actor: { id: ANN, via: 'dashboard', keyId: null } } as const
  await changeSettings(api.db, byAnn, { xpDelaySeconds: 30 }, api.now)
  await changeSettings(api.db, { guildId, actor: SCRIPT, reason: 'a test' }, { xpRate: 2 }, api.now + 1)
  const xp = (nth: number): AuditEntry => ({
    ...{ guildId, actor: { id: BEN, via: 'api', keyId: '3' }, kind: 'xp.changed', targetId: ANN, subject: null },
    ...{ before: { xp: nth, level: 0 }, after: { xp: nth + 1, level: 0 }, reason: null },
  })
  await writeEntries(
    api.db,
    Array.from({ length: 60 }, (_, nth) => xp(nth)),
    api.now + 2,
  )
}, 180_000)
afterAll(() => api.close())

const ask = (query: string, headers: Record<string, string> = {}) =>
  api.ask('GET', `/guilds/${castle.guild.id}/audit${query}`, { as: castle.viewer, headers })
const read = async (query: string, headers = {}) => v.parse(auditReply, await (await ask(query, headers)).json())

test('the audit says who changed what in the reader’s language, with names', async () => {
  const { items, next } = await read('?kind=settings', { 'accept-language': 'de' })
  expect(next).toBeNull()
  expect(items).toMatchObject([
    {
      ...{ actor: null, via: 'script', kind: 'setting.changed', subject: 'xpRate', reason: 'a test' },
      ...{ before: { xpRate: 1 }, after: { xpRate: 2 }, at: api.now + 1 },
    },
    {
      actor: { id: ANN, name: 'Ann', username: 'ann' },
      text: `<@${ANN}> hat „Abklingzeit“ von „60 Sekunden“ auf „30 Sekunden“ geändert, im Dashboard`,
    },
  ])
})

test('the audit is read page by page, the newest first', async () => {
  const first = await read('')
  expect(first.items).toHaveLength(50)
  expect(first.items[0]).toMatchObject({
    ...{ actor: { id: BEN, name: BEN, username: null }, keyId: '3', target: ANN, targetPerson: { name: 'Ann' } },
    text: `<@${BEN}> changed the XP of <@${ANN}> from 59 to 60, through the API`,
  })
  const second = await read(`?cursor=${first.next}`)
  expect(second.items.map(({ kind }) => kind)).toEqual([
    ...Array.from({ length: 10 }, () => 'xp.changed'),
    ...['setting.changed', 'setting.changed'],
  ])
  expect(second.next).toBeNull()
})

test.each([
  ['?actor=script', 1],
  [`?actor=${ANN}`, 1],
  [`?target=${BEN}`, 0],
  ['?via=dashboard', 1],
  ['?kind=xp.changed&via=script', 0],
  ['?kind=bots', 0],
])('the filter %s finds %p', async (query, count) => {
  expect((await read(query)).items).toHaveLength(count)
})

test.each(['?kind=moon', '?cursor=x', '?actor=ann'])('the filter %s is refused', async (query) => {
  expect((await ask(query)).status).toBe(400)
})
