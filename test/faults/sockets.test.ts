import { afterEach, beforeEach, setDefaultTimeout, test } from 'bun:test'
import { isLong } from '../support/long-forms.ts'
import { isReady } from '../support/readiness.ts'
import { until } from '../support/until.ts'
import { FaultWorld } from './fault-world.ts'

setDefaultTimeout(300_000)

const DROPS = isLong ? 50 : 4
const OUTAGE_MS = isLong ? 60_000 : 3_000

let world: FaultWorld
beforeEach(async () => {
  world = await FaultWorld.open()
})
afterEach(() => world.close())

test('sockets that are dropped repeatedly under load lose no XP', async () => {
  for (let drop = 0; drop < DROPS; drop++) {
    await world.talkFor(100)
    world.discord.dropSockets()
  }
  await world.talkFor(100)
  await world.mustBeExact()
})

test('a reconnect that Discord requests under load loses no XP', async () => {
  await world.talkFor(100)
  world.discord.askToReconnect()
  await world.talkFor(200)
  await world.mustBeExact()
})

test.if(isLong)('a resumable session is resumed under load', async () => {
  await world.talkFor(100)
  world.discord.invalidateSessions({ resumable: true })
  await world.talkFor(200)
  await world.mustBeExact()
})

test('an invalid session loses only the messages of the time without a session', async () => {
  await world.talkFor(100)
  world.stopTalking()
  world.discord.invalidateSessions({ resumable: false })
  await until('the gateway notices', async () => !(await isReady(world.gateway)))
  await until('it has identified anew', () => isReady(world.gateway))
  await world.talkFor(100)
  await world.mustBeExact()
})

test('a network outage loses no XP as long as Discord keeps the session', async () => {
  await world.talkFor(100)
  await world.discord.vanish()
  world.startTalking()
  await Bun.sleep(OUTAGE_MS)
  world.discord.reappear()
  await world.talkFor(100)
  await world.mustBeExact()
})
