import { grantPremium } from '../../../shared/database/premium.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { EdgeClient } from '../../support/edge-client.ts'
import { type EdgeWorld, newSnowflake } from '../../support/edge-world.ts'
import { randomFrom } from '../../support/fuzz/random.ts'
import { everyUse } from '../../support/fuzz/uses.ts'
import { Lines } from '../../support/lines.ts'
import type { Measure } from '../support/report.ts'
import type { Served } from './workerd-serve.ts'

const USES = 8
/** Commands for everyone read, in one statement. Those of admins may write, and then read and write. */
const MOST = { read: 1, write: 2 } as const
const FOR_EVERYONE = /^(\/about|\/level|\/leaderboard|menu .*|component leaderboard)$/

const measureName = (use: string): string =>
  use
    .replace(/^\/|^menu |^component /, '')
    .replaceAll(' ', '_')
    .toLowerCase()

/** How often each command goes to the database, at most, over a few uses of it by an administrator with premium. */
export async function roundTrips(world: EdgeWorld, edge: Served): Promise<Measure[]> {
  const client = new EdgeClient({ ...edge, log: new Lines() }, world)
  const random = randomFrom(1)
  const ids = { users: ['7', '8'], roles: [newSnowflake()], channels: [newSnowflake()] }
  const guildId = await world.addGuild({ '7': { xp: 5_000 }, '8': { xp: 100 } })
  await grantPremium(world.database.db, '7', null, Date.now())
  const invoker = { applicationId: world.applicationId, guildId, userId: '7', permissions: Permission.Administrator }
  const measures: Measure[] = []
  for (const use of everyUse().filter(({ name }) => /^(\/|menu |component )/.test(name))) {
    let most = 0
    for (let time = 0; time < USES; time++) {
      const before = world.tap.requests
      await client.post(JSON.stringify(use.interaction({ ids, invoker, random })))
      most = Math.max(most, world.tap.requests - before)
    }
    const atMost = FOR_EVERYONE.test(use.name) ? MOST.read : MOST.write
    const kind = use.name.startsWith('component ') ? 'component_' : use.name.startsWith('menu ') ? 'menu_' : ''
    const measure = `edge.${kind}${measureName(use.name)}.round_trips`
    measures.push({ measure, value: most, target: { atMost }, note: `${use.name}: statements for one answer` })
  }
  return measures
}
