import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { AnyRoute } from '../../../../edge/api/route.ts'
import { routes } from '../../../../edge/api/routes.ts'
import type { BoostsReply } from '../../../../shared/api/boosts.ts'
import { Permission } from '../../../../shared/discord/permission.ts'
import { type ApiCaller, ApiWorld, type Staffed } from '../../../support/api-world.ts'

const HOUR_MS = 3_600_000
const FRIDAYS = { weekdays: ['fri'], from: '18:00', to: '22:00', timeZone: 'Europe/Berlin' }

let api: ApiWorld
let castle: Staffed
let path: string
/** A change that is made once, after the next request has read the boosts and before it writes. */
let meanwhile: (() => Promise<unknown>) | null = null
const interrupted = (route: AnyRoute): AnyRoute => ({
  ...route,
  async load(...asked) {
    const loaded = await route.load?.(...asked)
    const change = meanwhile
    meanwhile = null
    await change?.()
    return loaded
  },
})
beforeAll(async () => {
  api = await ApiWorld.open({ routes: routes.map(interrupted) })
  castle = await api.staffedGuild()
  castle.guild.channel('quiet').overwrite(castle.guild.everyone, { deny: Permission.SendMessages })
  path = `/guilds/${castle.guild.id}/boosts`
})
afterAll(() => api.close())

const weekly = { factor: 2, startsAt: null, endsAt: null, weekly: FRIDAYS, channelId: null }
const ask = async (method: 'GET' | 'POST' | 'DELETE', below = '', body?: object, as: ApiCaller = castle.manager) => {
  const response = await api.ask(method, `${path}${below}`, { as, ...(body && { body }) })
  // The route's own schema describes the reply.
  return { status: response.status, reply: (await response.json()) as BoostsReply }
}

test('a weekly boost is previewed, made, listed with its next five runs, skipped once and stopped', async () => {
  const preview = await ask('POST', '/preview', weekly, castle.viewer)
  expect(preview).toMatchObject({ status: 200, reply: { refusal: null } })
  const made = await ask('POST', '', weekly)
  expect([made.status, made.reply.saved]).toEqual([201, expect.stringContaining('Planned every week')])
  const [item] = (await ask('GET', '', undefined, castle.viewer)).reply.items
  expect(item).toMatchObject({ factor: 2, endsAt: null, weekly: FRIDAYS })
  expect(item?.runs).toHaveLength(5)
  expect(preview.reply).toMatchObject({ runs: item?.runs })
  const [first, second] = item?.runs ?? []
  const skipped = await ask('POST', `/${item?.id}/skip`, { from: first?.from })
  expect(skipped.reply.items[0]?.runs[0]).toEqual(second)
  expect((await ask('POST', `/${item?.id}/skip`, { from: first?.from })).status).toBe(404)
  expect((await ask('DELETE', `/${item?.id}`)).reply.items).toEqual([])
  expect((await ask('DELETE', `/${item?.id}`)).status).toBe(404)
})

test('a channel in which the bot cannot announce is refused, and nothing is stored', async () => {
  const quiet = castle.guild.channel('quiet')
  const refused = await ask('POST', '', { ...weekly, channelId: quiet.id })
  const why = expect.stringContaining('because I lack there: **Send Messages**')
  const errors = [{ at: 'body.channelId', detail: why }]
  expect(refused).toMatchObject({ status: 422, reply: { detail: why, errors } })
  expect((await ask('GET')).reply.items).toEqual([])
})

test('a change without a version is made on top of the boosts that another admin has changed meanwhile', async () => {
  const factorsOf = ({ reply }: { reply: BoostsReply }) => reply.items.map(({ factor }) => factor).sort()
  const [added] = (await ask('POST', '', weekly)).reply.items
  const change = (factor: number) => () => {
    api.passes(1_000)
    return ask('POST', '', { ...weekly, factor })
  }
  meanwhile = change(3)
  const second = await ask('POST', '', { ...weekly, factor: 4 }, castle.admin)
  expect(factorsOf(second)).toEqual([2, 3, 4])
  meanwhile = change(5)
  const stopped = await ask('DELETE', `/${added?.id}`, undefined, castle.admin)
  expect(factorsOf(stopped)).toEqual([3, 4, 5])
  for (const { id } of stopped.reply.items) await ask('DELETE', `/${id}`)
})

test('an invalid boost is refused with a reason, and a viewer cannot make one', async () => {
  const once = { ...weekly, weekly: null, endsAt: api.now + HOUR_MS }
  expect((await ask('POST', '', once, castle.viewer)).status).toBe(403)
  const refused = await ask('POST', '', { ...once, factor: 1 })
  expect(refused).toMatchObject({ status: 422, reply: { detail: expect.stringContaining('changes nothing') } })
  expect((await ask('POST', '', { ...once, endsAt: null })).status).toBe(400)
  expect((await ask('POST', '', { ...once, channelId: '404' })).status).toBe(422)
  expect((await ask('POST', '', { ...weekly, weekly: { ...FRIDAYS, timeZone: 'Mars' } })).status).toBe(422)
  expect((await ask('GET')).reply.items).toEqual([])
})
