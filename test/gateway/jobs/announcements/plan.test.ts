import { expect, test } from 'bun:test'
import { type LevelUp, planMessages } from '../../../../gateway/jobs/announcements/plan.ts'
import { announcementBody, LONGEST_TEXT } from '../../../../shared/levelling/announcement-body.ts'

const NOTHING = { places: new Set<string>(), members: new Set<string>() }

let lastId = 0
const up = (userId: string, level: number, details: Partial<LevelUp> = {}): LevelUp => ({
  id: String(++lastId),
  guildId: '1',
  userId,
  level,
  to: { channelId: '10' },
  inReplyTo: `5${userId}`,
  text: `<@${userId}> ${level}`,
  form: 'plain',
  ...details,
})

test('one level-up is announced in reply to its message', () => {
  const levelUp = up('7', 3)
  expect(planMessages([levelUp], NOTHING)).toEqual([
    {
      guildId: '1',
      place: 'channel 10',
      members: ['1:7'],
      ids: [levelUp.id],
      payload: { to: { channelId: '10' }, inReplyTo: '57', content: '<@7> 3', userIds: ['7'] },
    },
  ])
})

test('level-ups of several members are joined in the order of their jobs, and reply to no message', () => {
  const levelUps = [up('8', 1), up('7', 3)]
  const [message, ...others] = planMessages(levelUps, NOTHING)
  expect(others).toEqual([])
  expect(message?.ids).toEqual(levelUps.map((levelUp) => levelUp.id))
  expect(message?.payload).toMatchObject({ content: '<@8> 1\n<@7> 3', userIds: ['8', '7'], inReplyTo: null })
})

test('level-ups of one member are one line with the highest level, in that level-up’s channel; it ends every job', () => {
  const levelUps = [up('7', 3), up('7', 5, { to: { channelId: '11' } }), up('7', 4)]
  const messages = planMessages(levelUps, NOTHING)
  expect(messages).toMatchObject([{ place: 'channel 11', payload: { content: '<@7> 5' } }])
  expect(messages[0]?.ids).toEqual(levelUps.map((levelUp) => levelUp.id))
})

test('level-ups for different channels are announced in different messages', () => {
  const messages = planMessages([up('7', 1), up('8', 1, { to: { channelId: '11' } })], NOTHING)
  expect(messages.map((message) => message.place)).toEqual(['channel 10', 'channel 11'])
})

test('each guild sends a member a direct message of its own', () => {
  const to = { userId: '7' }
  const messages = planMessages([up('7', 1, { to }), up('7', 2, { to, guildId: '2' })], NOTHING)
  expect(messages.map((message) => message.place)).toEqual(['member 1:7', 'member 2:7'])
})

test('while a channel has a message in progress, its other level-ups wait', () => {
  const levelUps = [up('7', 1), up('8', 1, { to: { channelId: '11' } })]
  const messages = planMessages(levelUps, { ...NOTHING, places: new Set(['channel 10']) })
  expect(messages.map((message) => message.place)).toEqual(['channel 11'])
})

test('level-ups of a member with a message in progress wait, and those of others do not', () => {
  const messages = planMessages([up('7', 2), up('8', 1)], { ...NOTHING, members: new Set(['1:7']) })
  expect(messages).toMatchObject([{ payload: { userIds: ['8'] } }])
})

test('no message is longer than Discord’s limit', () => {
  const levelUps = Array.from({ length: 90 }, (_, i) => up(String(i), 1, { text: 'x'.repeat(99) }))
  const [message, ...others] = planMessages(levelUps, NOTHING)
  expect(others).toEqual([])
  expect(message?.payload.content).toHaveLength(20 * 99 + 19)
})

test('no message mentions more members than Discord’s limit', () => {
  const levelUps = Array.from({ length: 150 }, (_, i) => up(String(i), 1, { text: 'up' }))
  expect(planMessages(levelUps, NOTHING)[0]?.payload.userIds).toHaveLength(100)
})

test('joined embeds fit into one embed, and the mentions above them into one message, with the longest ids', () => {
  const longestId = 10n ** 19n
  const embeds = (text: string) =>
    Array.from({ length: 150 }, (_, i) => up(String(longestId + BigInt(i)), 1, { text, form: 'embed' }))
  for (const text of ['up', 'x'.repeat(99), 'x'.repeat(4_096)]) {
    const [message] = planMessages(embeds(text), NOTHING)
    if (message === undefined) throw new Error('no message')
    const { content, userIds } = message.payload
    const body = announcementBody({ text: content, form: 'embed', userIds, unpingedIds: [] })
    expect(body.content?.length).toBeLessThanOrEqual(LONGEST_TEXT.plain)
    expect(body.embeds?.[0]?.description.length).toBeLessThanOrEqual(LONGEST_TEXT.embed)
    expect(body.allowed_mentions.users.length).toBeLessThanOrEqual(100)
  }
})

test('a level’s own text in another form than its neighbours’ is a message of its own', () => {
  const levelUps = [up('7', 1), up('8', 10, { form: 'embed' }), up('9', 1)]
  expect(planMessages(levelUps, NOTHING)).toMatchObject([{ payload: { userIds: ['7'] } }])
  expect(planMessages(levelUps.slice(1), NOTHING)).toMatchObject([{ payload: { form: 'embed', userIds: ['8'] } }])
})

test('an empty list of jobs plans no message', () => {
  expect(planMessages([], NOTHING)).toEqual([])
})
