import { afterEach, beforeEach, setDefaultTimeout, test } from 'bun:test'
import { until } from '../support/until.ts'
import { FaultWorld, isLong } from './fault-world.ts'

setDefaultTimeout(300_000)

const DROPS = isLong ? 50 : 4
const OUTAGE_MS = isLong ? 60_000 : 3_000

let world: FaultWorld
beforeEach(async () => {
  world = await FaultWorld.open()
})
afterEach(() => world.close())

const isReady = (): Promise<boolean> => fetch(`${world.gateway.url}/ready`).then((response) => response.ok)

test('sockets that are dropped again and again under load cost nothing', async () => {
  for (let drop = 0; drop < DROPS; drop++) {
    await world.talkFor(100)
    world.discord.dropSockets()
  }
  await world.talkFor(100)
  await world.mustBeExact()
})

test('Discord asking to reconnect under load costs nothing', async () => {
  await world.talkFor(100)
  world.discord.askToReconnect()
  await world.talkFor(200)
  await world.mustBeExact()
})

test('a session that can be resumed is, under load', async () => {
  await world.talkFor(100)
  world.discord.invalidateSessions({ resumable: true })
  await world.talkFor(200)
  await world.mustBeExact()
})

test('an invalid session costs only what is said while there is none', async () => {
  await world.talkFor(100)
  world.stopTalking()
  world.discord.invalidateSessions({ resumable: false })
  await until('the gateway notices', async () => !(await isReady()))
  await until('it has identified anew', isReady)
  await world.talkFor(100)
  await world.mustBeExact()
})

test('a network that is gone for a while costs nothing, as long as Discord keeps the session', async () => {
  await world.talkFor(100)
  await world.discord.vanish()
  world.startTalking()
  await Bun.sleep(OUTAGE_MS)
  world.discord.reappear()
  await world.talkFor(100)
  await world.mustBeExact()
})
