import { afterEach, expect, setDefaultTimeout, test } from 'bun:test'
import { becomeExperienced } from '../faults/experienced.ts'
import { FaultWorld } from '../faults/fault-world.ts'
import { CommandLoad } from '../support/command-load.ts'
import { NO_RATE_LIMITS } from '../support/discord/settings.ts'
import { type EdgeService, startEdgeService, useEdgeAt } from '../support/edge-service.ts'
import { isLong } from '../support/long-forms.ts'
import { type OneAddress, openOneAddress } from '../support/one-address.ts'
import { readinessOf } from '../support/readiness.ts'
import { until } from '../support/until.ts'

setDefaultTimeout(isLong ? 600_000 : 180_000)

/** Where many tests share a machine, an answer may take longer than the three seconds that Discord waits. */
const OF_DISCORD = { rateLimits: NO_RATE_LIMITS, interactionDeadlineMs: 30_000 }
const SIZE = { guilds: 2, membersPerGuild: 12, perSecond: 200 }
const MOST_XP_BEFORE = 2_000
const DEPLOYS = isLong ? 10 : 1
const [MESSAGES, COMMANDS_PER_SECOND, ANSWERS] = [100, 20, 5]
const KEYS = { WHITELABEL_TOKEN_KEYS: `1:${Buffer.alloc(32, 7).toString('base64')}`, WHITELABEL_POLL_MS: '200' }

let world: FaultWorld
let service: EdgeService
let address: OneAddress
afterEach(async () => {
  await address.close()
  await service.edge.stop()
  await service.bridge.end('SIGKILL')
  await world.close()
})

const startService = (): Promise<EdgeService> => {
  const { discord, application, database } = world
  return startEdgeService({ discord, application, databaseUrl: database.url })
}

/** Starts a new bridge and a new edge beside the old ones, and ends the old ones when new requests go to the new edge. */
async function replaceService(): Promise<(number | null | undefined)[]> {
  const { edge, bridge } = service
  service = await startService()
  await address.switchTo(service.edge.url)
  return [await edge.terminate?.(), await bridge.end('SIGTERM')]
}

/** Without whitelabel bots, a new process replaces the old one at once; with them it waits until the old one stops. */
const ALONE = {
  'a standalone process': {
    settings: { SHARD_LEASE_MS: '2000' },
    oldSays: 'another standalone process runs the main bot',
  },
}
const POOL = { 'a standalone process with whitelabel bots': { settings: KEYS, oldSays: 'ready' } }

for (const [what, { settings, oldSays }] of Object.entries(isLong ? { ...ALONE, ...POOL } : ALONE)) {
  test(`a deploy of ${what}, of the edge and of the bridge loses no XP and no command, and resumes the session`, async () => {
    world = await FaultWorld.open(OF_DISCORD, undefined, settings, SIZE, (community, db) =>
      becomeExperienced(community, db, MOST_XP_BEFORE),
    )
    const { discord, application, community } = world
    service = await startService()
    address = openOneAddress(service.edge.url)
    await useEdgeAt(address.url, discord, application)
    const commands = CommandLoad.of(community)
    commands.start(COMMANDS_PER_SECOND)
    for (let deploys = 0; deploys < DEPLOYS; deploys++) {
      await world.talkFor(MESSAGES)
      expect(await replaceService()).toEqual([0, 0])
      expect(await world.replaceGateway(async (old) => (await readinessOf(old)).includes(oldSays))).toBe(0)
      const goal = commands.answered + ANSWERS
      await until('commands are answered again', () => commands.answered >= goal)
    }
    await world.talkFor(MESSAGES)
    await commands.stop()
    expect(commands.failures).toEqual([])
    expect(commands.answered).toBe(commands.asked)
    await world.mustBeExact()
    expect(commands.wrongGifts(await world.earned())).toEqual([])
    expect(application.identifiesLeft).toBe(999)
  })
}
