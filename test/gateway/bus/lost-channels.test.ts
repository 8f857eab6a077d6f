import { expect, test } from 'bun:test'
import { decodeBatch } from '../../../gateway/bus/batch-message.ts'
import type { Entry } from '../../../gateway/bus/entry.ts'
import { LostChannels } from '../../../gateway/bus/lost-channels.ts'
import { ShardProgress } from '../../../gateway/bus/progress.ts'
import { Publisher } from '../../../gateway/bus/publisher.ts'
import { ChannelTree } from '../../../gateway/xp/memory/channel-tree.ts'
import { until } from '../../support/until.ts'
import { busParts } from './bus-world.ts'

const GUILD = '1'
const place = (id: string, parentId: string | null) => ({ id, parentId, isThread: false })

/** A gateway that holds four writes at most, with a stream that a test may close. */
function openGateway({ knows = true, isNeeded = true, canAsk = true } = {}) {
  const parts = busParts()
  const channels = new ChannelTree()
  if (knows) channels.begin(GUILD, [place('10', null), place('11', null)])
  const texts: string[] = []
  const stream = { isOpen: false }
  let asked = 0
  const publisher: Publisher = new Publisher({
    ...{ ...parts, processId: 'us', maxQueue: 4, clock: { now: () => 0, sleep: () => Bun.sleep(1) } },
    publish: async (_partition, _id, text) => {
      if (!stream.isOpen) throw new Error('maximum bytes exceeded')
      texts.push(text)
    },
    saveCheckpoints: async () => {},
    onDrop: (entry) => (entry.kind === 'channels' && lost.note(entry) ? 'later' : undefined),
  })
  const lost = new LostChannels({
    ...{ ...parts, channels },
    isNeeded: () => isNeeded,
    learn: async () => {
      asked++
      if (!canAsk) throw new Error('no bot of this process serves the guild')
      channels.begin(GUILD, [place('10', null), place('11', '10')])
    },
    hasRoom: () => publisher.hasRoom,
    add: (entry) => publisher.add(entry),
  })
  const progress = new ShardProgress('1', 0, null)
  progress.begin({
    ...{ botId: '1', shard: 0, shardCount: 1, sessionKey: 'key', resumeUrl: 'wss://x', intents: null },
    sequence: 1,
  })
  let sequence = 1
  const add = (
    write: Omit<Extract<Entry, { kind: 'channels' }>, 'origin'> | Omit<Extract<Entry, { kind: 'guild' }>, 'origin'>,
  ) => {
    sequence++
    publisher.add({ ...write, origin: progress.origin(sequence) })
    progress.finish(sequence)
  }
  const move = (id: string, parentId: string) => {
    const change = { kind: 'placed', place: place(id, parentId) } as const
    channels.change(GUILD, change)
    add({ kind: 'channels', guildId: GUILD, change })
  }
  const rename = (name: string) => add({ kind: 'guild', guild: { id: GUILD, name, locale: 'de' } })
  const writes = () => texts.flatMap((text) => decodeBatch(text).writes.map(({ write }) => write))
  /** Moves a channel, and fills the queue until the move is dropped. */
  const loseMove = async () => {
    rename('under way')
    await Bun.sleep(5)
    move('11', '10')
    for (const name of ['a', 'b', 'c', 'd']) rename(name)
  }
  const openStream = async () => {
    stream.isOpen = true
    await until('the queue is empty', () => publisher.hasRoom && writes().length >= 4)
  }
  return { ...parts, publisher, lost, progress, writes, loseMove, openStream, move, asked: () => asked }
}

const LIST = {
  kind: 'channels',
  guildId: GUILD,
  change: { kind: 'all', places: [place('10', null), place('11', '10')] },
} as const

test('a change of channels that was dropped is mended by the complete list, once the queue has room', async () => {
  const { lost, loseMove, openStream, writes, publisher } = openGateway()
  await loseMove()
  await lost.resend()
  await openStream()
  expect(writes().some(({ kind }) => kind === 'channels')).toBe(false)
  await lost.resend()
  await publisher.flush()
  expect(writes().at(-1)).toEqual(LIST)
  await lost.resend()
  await publisher.flush()
  expect(writes().filter(({ kind }) => kind === 'channels')).toHaveLength(1)
})

test('the checkpoint stays before the dropped change until the list is stored', async () => {
  const { lost, progress, loseMove, openStream, publisher } = openGateway()
  await loseMove()
  await openStream()
  await publisher.flush()
  expect(progress.checkpointAfter([])?.sequence).toBe(2)
  await lost.resend()
  await publisher.flush()
  expect(progress.checkpointAfter([])?.sequence).toBe(7)
})

test('the channels of a guild that the gateway does not know are read from Discord', async () => {
  const { lost, loseMove, openStream, writes, publisher, asked } = openGateway({ knows: false })
  await loseMove()
  await openStream()
  await lost.resend()
  await publisher.flush()
  expect(asked()).toBe(1)
  expect(writes().at(-1)).toEqual(LIST)
})

test('a guild that ignores no channel, or that no bot can read, holds up no checkpoint', async () => {
  for (const options of [{ isNeeded: false }, { knows: false, canAsk: false }]) {
    const { lost, progress, loseMove, openStream, writes, publisher } = openGateway(options)
    await loseMove()
    await openStream()
    for (let attempt = 0; attempt < 12; attempt++) await lost.resend()
    await publisher.flush()
    expect(progress.checkpointAfter([])?.sequence).toBe(7)
    expect(writes().some(({ kind }) => kind === 'channels')).toBe(false)
  }
})
