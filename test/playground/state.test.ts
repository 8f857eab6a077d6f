import { expect, test } from 'bun:test'
import { reduce } from '../support/playground/client/room/reduce.ts'
import type { Event, Local, Play } from '../support/playground/client/room/state.ts'
import type { Dispatched, Standing, Told } from '../support/playground/protocol.ts'
import { ALICE, BOB, said, sampleRoom } from '../support/playground/sample-room.ts'

const NOW = 1_000
const entered: Event = { tell: 'entered', token: 'a', isNew: true, room: sampleRoom() }

/** What the page shows after it entered the room and heard this. */
function after(...events: readonly (Event | Local)[]): Play {
  const play = [entered, ...events].reduce<Play | null>((shown, event) => reduce(shown, event, NOW), null)
  if (play === null) throw new Error('no room is shown')
  return play
}

/** An event of Discord. The page reads only the fields that are given. */
const dispatched = (t: string, d: object): Event => ({ tell: 'dispatched', event: { t, d } as unknown as Dispatched })
const general = ({ room }: Play) => room.messages['20'] ?? []
const standing = (xp: number, level: number): Event => ({
  tell: 'standing',
  standing: { userId: ALICE.id, xp, level, xpIntoLevel: 0, xpOfLevel: 100 } satisfies Standing,
})
const answered = (
  at: 'thinking' | 'answered' | 'failed',
  asked = '/level',
): Extract<Told, { tell: 'interaction' }> => ({
  ...{ tell: 'interaction', interactionId: '7', channelId: '20', asked, at, isPrivate: true, sourceId: null },
})

test('nothing is shown before the room is entered', () => {
  expect(reduce(null, standing(1, 1), NOW)).toBeNull()
})

test('a message of another member is added at the end, is unread, and is read out', () => {
  const play = after(dispatched('MESSAGE_CREATE', said('101', BOB, 'hi')))
  expect(general(play).map(({ content }) => content)).toEqual(['hello', 'hi'])
  expect([...play.unread]).toEqual(['20'])
  expect(play.newest?.content).toBe('hi')
})

test('a message that comes twice is shown once', () => {
  const message = dispatched('MESSAGE_CREATE', said('101', BOB, 'hi'))
  expect(general(after(message, message))).toHaveLength(2)
})

test('the member’s own message is neither unread nor read out, and closes the notice of a refusal', () => {
  const play = after(
    { tell: 'refused', by: 'discord', reason: 'too long' },
    dispatched('MESSAGE_CREATE', said('101', ALICE, 'hi')),
  )
  expect(play).toMatchObject({ newest: null, failure: null })
  expect(play.unread.size).toBe(0)
})

test('an edited message changes in its place, and a deleted message is removed', () => {
  const edit = dispatched('MESSAGE_UPDATE', said('100', BOB, 'hello!'))
  expect(general(after(edit)).map(({ content }) => content)).toEqual(['hello!'])
  expect(general(after(edit, dispatched('MESSAGE_DELETE', { id: '100', channel_id: '20' })))).toEqual([])
})

test('reactions are counted, the member’s own are marked, and one that nobody has left is removed', () => {
  const by = (user: typeof ALICE) => ({ channel_id: '20', message_id: '100', user_id: user.id, emoji: { name: '🎉' } })
  const both = [dispatched('MESSAGE_REACTION_ADD', by(BOB)), dispatched('MESSAGE_REACTION_ADD', by(ALICE))]
  expect(general(after(...both))[0]?.reactions).toMatchObject([{ count: 2, me: true, emoji: { name: '🎉' } }])
  const without = [...both, dispatched('MESSAGE_REACTION_REMOVE', by(ALICE))]
  expect(general(after(...without))[0]?.reactions).toMatchObject([{ count: 1, me: false }])
  expect(general(after(...without, dispatched('MESSAGE_REACTION_REMOVE', by(BOB))))[0]?.reactions).toEqual([])
  const all = dispatched('MESSAGE_REACTION_REMOVE_ALL', { channel_id: '20', message_id: '100' })
  expect(general(after(...both, all))[0]?.reactions).toEqual([])
})

test('a typing member is shown for ten seconds, or until their message comes', () => {
  const typing = dispatched('TYPING_START', { user_id: BOB.id, channel_id: '20' })
  expect(after(typing).typists).toEqual([{ userId: BOB.id, channelId: '20', until: NOW + 10_000 }])
  expect(after(typing, dispatched('MESSAGE_CREATE', said('101', BOB, 'hi'))).typists).toEqual([])
})

test('a member who joins, moves and leaves voice is in at most one channel', () => {
  const voice = (channel: string | null) =>
    dispatched('VOICE_STATE_UPDATE', { user_id: BOB.id, channel_id: channel, self_mute: false })
  expect(after(voice('22'), voice('23')).room.voiceStates.map(({ channel_id }) => channel_id)).toEqual(['23'])
  expect(after(voice('22'), voice(null)).room.voiceStates).toEqual([])
})

test('new roles of a member are shown at once, and other fields of the member stay', () => {
  const update = dispatched('GUILD_MEMBER_UPDATE', { user: ALICE, roles: ['31'] })
  const alice = after(update).room.members.find(({ user }) => user.id === ALICE.id)
  expect(alice).toMatchObject({ roles: ['31'], nick: null })
})

test('a level-up of the member is the first step of the welcome, and the XP earned is shown', () => {
  expect(after(standing(60, 0))).toMatchObject({ gains: { [ALICE.id]: 20 }, done: new Set() })
  expect([...after(standing(60, 0), standing(110, 1)).done]).toEqual(['levelled'])
})

test('a deferred answer is shown as thinking until it is complete', () => {
  expect(after(answered('thinking')).thinking).toHaveLength(1)
  const play = after(answered('thinking'), answered('answered'))
  expect(play.thinking).toEqual([])
  expect([...play.done]).toEqual(['looked'])
})

test('an interaction without an answer is shown as failed', () => {
  expect(after(answered('thinking'), answered('failed'))).toMatchObject({
    failure: { by: 'failed', reason: '/level' },
    thinking: [],
  })
})

test('a modal stays open while it is refused, and closes with its answer', () => {
  const modal: Event = { tell: 'modal', interactionId: '7', modal: { custom_id: 'm', title: 'Text', components: [] } }
  expect(after(modal, { tell: 'refused', by: 'discord', reason: 'too long' }).modal).not.toBeNull()
  expect(after(modal, answered('answered', '(m)')).modal).toBeNull()
})

test('the list of the wire keeps the newest 300 entries, each with its newest state', () => {
  const entry = (id: number, ms: number | null) =>
    ({ id, at: 0, kind: 'rest', method: 'GET', route: '/', status: 200, ms }) as const
  const many = Array.from({ length: 300 }, (_, nth) => entry(nth, null))
  const { wire } = after({ tell: 'wire', entries: many }, { tell: 'wire', entries: [entry(5, 9), entry(300, 1)] }).room
  expect([wire.length, wire[0]?.id, wire.find(({ id }) => id === 5)?.ms]).toEqual([300, 1, 9])
})

test('after a lost connection the same room comes again, and dismissed messages stay dismissed', () => {
  const play = after({ tell: 'dismissed', messageId: '100' }, { tell: 'step done', step: 'changed' }, entered)
  expect([[...play.dismissed], [...play.done]]).toEqual([['100'], ['changed']])
  expect(after({ tell: 'dismissed', messageId: '100' }, { ...entered, token: 'b' }).dismissed.size).toBe(0)
})
