import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import * as v from 'valibot'
import { type ActivityReply, activityReply } from '../../../shared/api/activity.ts'
import { DAY_MS } from '../../../shared/levelling/day.ts'
import { ApiWorld, type Staffed } from '../../support/api-world.ts'
import { earns, hasXp } from '../../support/earning.ts'

const HOUR_MS = 3_600_000
const ANN = '4000000000000000001'

let api: ApiWorld
let castle: Staffed
/** Some midnight in UTC. The present is 11:00 of that day. */
let today: number

beforeAll(async () => {
  api = await ApiWorld.open()
  castle = await api.staffedGuild()
  await hasXp(api.db, { guildId: castle.guild.id, userId: ANN, xp: 1 })
  today = Math.ceil(api.now / DAY_MS) * DAY_MS
  api.passes(today + 11 * HOUR_MS - api.now)
  const earn = (channelId: string, xp: number, at: number) =>
    earns(api.db, { guildId: castle.guild.id, userId: ANN, channelId, xp, at: today + at })
  await earn('5', 20, 10 * HOUR_MS)
  await earn('5', 15, 9.5 * HOUR_MS)
  await earn('6', 30, 9.6 * HOUR_MS)
  await earn('5', 25, -1.5 * HOUR_MS)
  await earn('6', 99, -2 * DAY_MS)
}, 180_000)
afterAll(() => api.close())
beforeEach(() => api.restoreLimits())

const ask = (query: string) => api.ask('GET', `/guilds/${castle.guild.id}/activity?${query}`, { as: castle.viewer })
const activity = async (query: string): Promise<ActivityReply> =>
  v.parse(activityReply, await (await ask(query)).json())
const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

test('activity has every day, the channels with the most messages, and the hours of the day', async () => {
  const shown = await activity('days=2&timeZone=UTC')
  expect(shown.days).toEqual([
    { date: dateOf(today - DAY_MS), messages: 1, xp: 25 },
    { date: dateOf(today), messages: 3, xp: 65 },
  ])
  expect(shown.channels).toEqual([
    {
      channelId: '5',
      messages: 3,
      xp: 60,
      byDay: [
        { messages: 1, xp: 25 },
        { messages: 2, xp: 35 },
      ],
    },
    {
      channelId: '6',
      messages: 1,
      xp: 30,
      byDay: [
        { messages: 0, xp: 0 },
        { messages: 1, xp: 30 },
      ],
    },
  ])
  expect(shown.others).toBeNull()
  expect(shown.hours.flatMap(({ messages, xp }, hour) => (messages === 0 ? [] : [[hour, messages, xp]]))).toEqual([
    [9, 2, 45],
    [10, 1, 20],
    [22, 1, 25],
  ])
  const weekday = (new Date(today).getUTCDay() + 6) % 7
  expect(shown.week[weekday]?.[9]).toBe(2)
  expect(shown.week[(weekday + 6) % 7]?.[22]).toBe(1)
  expect(shown.week.flat().reduce((sum, messages) => sum + messages)).toBe(4)
})

test('days and hours are those of the reader’s zone, or of the server’s', async () => {
  const tokyo = await activity('days=1&timeZone=Asia/Tokyo')
  expect(tokyo.days).toEqual([{ date: dateOf(today), messages: 4, xp: 90 }])
  expect(tokyo.hours[7]?.messages).toBe(1)
  expect((await activity('days=1')).timeZone).toBe('UTC')
  const quiet = { quiet_time: '22:00-07:00 America/Los_Angeles' }
  await api.db.updateTable('guilds').set(quiet).where('id', '=', castle.guild.id).execute()
  // The zone of a server is kept for a minute.
  api.passes(61_000)
  const angeles = await activity('days=1')
  expect(angeles.timeZone).toBe('America/Los_Angeles')
  expect(angeles.days).toHaveLength(1)
})

test('the time of the oldest kept message is named', async () => {
  expect(Math.floor(((await activity('days=1')).keptSince ?? 0) / 1_000)).toBe((today - 2 * DAY_MS) / 1_000)
  const { guild, viewer } = await api.staffedGuild('Empty')
  const response = await api.ask('GET', `/guilds/${guild.id}/activity`, { as: viewer })
  expect(v.parse(activityReply, await response.json())).toMatchObject({ keptSince: null, channels: [], others: null })
})

test('one channel can be shown alone', async () => {
  const shown = await activity('days=90&timeZone=UTC&channel=6')
  expect(shown.days).toHaveLength(90)
  expect(shown.days.at(-3)).toEqual({ date: dateOf(today - 2 * DAY_MS), messages: 1, xp: 99 })
  expect(shown.channels.map(({ channelId, messages }) => [channelId, messages])).toEqual([['6', 2]])
})

test.each(['days=0', 'days=91', 'days=x', 'timeZone=Mars', 'channel=x'])(
  'activity with %s is refused',
  async (query) => {
    expect((await ask(query)).status).toBe(400)
  },
)

test('the channels with few messages are summed as others', async () => {
  const { guild, viewer } = await api.staffedGuild('Channels')
  await hasXp(api.db, { guildId: guild.id, userId: ANN, xp: 1 })
  for (let nth = 0; nth < 15; nth++) {
    const channelId = String(100 + nth)
    await earns(api.db, { guildId: guild.id, userId: ANN, channelId, xp: 10, at: api.now - nth * 1_000 })
    if (nth < 13)
      await earns(api.db, { guildId: guild.id, userId: ANN, channelId, xp: 10, at: api.now - HOUR_MS - nth })
  }
  const response = await api.ask('GET', `/guilds/${guild.id}/activity?days=2&timeZone=UTC`, { as: viewer })
  const shown = v.parse(activityReply, await response.json())
  expect(shown.channels).toHaveLength(12)
  expect(shown.others).toMatchObject({ messages: 4, xp: 40 })
})
