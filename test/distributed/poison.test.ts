import { afterEach, expect, setDefaultTimeout, test } from 'bun:test'
import { encodeBatch } from '../../gateway/bus/batch-message.ts'
import type { Write } from '../../gateway/bus/entry.ts'
import { partitionOf } from '../../shared/database/processes/partition.ts'
import { until } from '../support/until.ts'
import { DistributedWorld, UNUSED_PARTITION } from './distributed-world.ts'

setDefaultTimeout(300_000)

let world: DistributedWorld
afterEach(() => world.close())

const textOf = (write: Write): string =>
  encodeBatch({ processId: 'test', writes: [{ write, source: null, receivedAt: Date.now() }] })

test('a write that the database always refuses becomes a dead letter with the reason, and holds up no other write', async () => {
  world = await DistributedWorld.open(1)
  const { id } = world.faults.guild
  const user = { id: '77', username: 'x'.repeat(5_000), globalName: null, discriminator: '0', avatar: null }
  await world.faults.talkFor(50)
  await world.publish(partitionOf(id), textOf({ kind: 'member-joined', guildId: id, user }))
  await world.faults.talkFor(100)
  await world.faults.mustBeExact()
  await until('the write is a dead letter', async () =>
    (await world.deadLetters('list')).said.includes('1 dead letter.'),
  )
  expect((await world.deadLetters('list')).said).toContain('Data too long')
  expect((await world.deadLetters('show', '1')).said).toContain(user.username)
  await world.deadLetters('replay', '1')
  await world.publish(UNUSED_PARTITION, 'no message at all')
  await until('the stream is empty', async () => (await world.metric('bus_pending')) === 0)
  await until('the write failed again', async () => (await world.deadLetters('list')).said.startsWith('2\t'))
})
