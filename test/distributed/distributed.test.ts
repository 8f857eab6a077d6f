import { afterEach, expect, setDefaultTimeout, test } from 'bun:test'
import { PARTITIONS } from '../../shared/database/processes/partition.ts'
import { isLong } from '../support/long-forms.ts'
import { until } from '../support/until.ts'
import { DistributedWorld } from './distributed-world.ts'

setDefaultTimeout(300_000)

let world: DistributedWorld
afterEach(() => world.close())

test('members earn exactly the XP of their messages through a gateway, NATS and two workers', async () => {
  world = await DistributedWorld.open(2)
  await world.faults.talkFor(400)
  await world.faults.mustBeExact()
})

test('workers that join and leave lose and double nothing', async () => {
  world = await DistributedWorld.open(1)
  await world.faults.talkFor(150)
  await world.addWorker()
  await world.faults.talkFor(150)
  expect(await world.endWorker('SIGTERM')).toBe(0)
  await world.faults.talkFor(150)
  await world.faults.mustBeExact()
})

test.if(isLong)('messages that were sent before the first worker started earn XP when it starts', async () => {
  world = await DistributedWorld.open(0)
  await world.faults.talkFor(150)
  await world.addWorker()
  await world.faults.mustBeExact()
})

test('a worker commits messages that a killed worker had read and not committed', async () => {
  world = await DistributedWorld.open(1)
  await world.faults.talkFor(150)
  await world.endWorker('SIGKILL')
  await world.faults.talkFor(150)
  await world.addWorker()
  await until('the new worker has all partitions', async () => (await world.metric('bus_partitions')) === PARTITIONS)
  await world.faults.mustBeExact()
})

test('a message that no worker can read becomes a dead letter with its reason, can be sent again, and holds up no other message', async () => {
  world = await DistributedWorld.open(1)
  await world.faults.talkFor(50)
  await world.publish(3, 'no message at all')
  await world.faults.talkFor(50)
  await world.faults.mustBeExact()
  const { said } = await world.deadLetters('list')
  expect(said).toContain('partition 3')
  expect(said).toContain('the message is not JSON')
  expect((await world.deadLetters('show', '1')).said).toContain('no message at all')
  expect((await world.deadLetters('replay', '1')).said).toContain('sent to the workers again')
  await until('it is a dead letter again', async () => (await world.deadLetters('list')).said.startsWith('2\t'))
  expect((await world.deadLetters('drop', '2')).said).toContain('was deleted')
  expect((await world.deadLetters('list')).said).toBe('0 dead letters.\n')
  expect(await world.deadLetters('show', '9')).toMatchObject({ exitCode: 1 })
})
