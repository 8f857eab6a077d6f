import { SCRIPT } from '../../../shared/audit/entry.ts'
import { setUpBot } from '../../../shared/database/bots/whitelabel.ts'
import { grantPremium } from '../../../shared/database/members/premium.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { EdgeClient } from '../../support/edge-client.ts'
import { type EdgeWorld, newSnowflake } from '../../support/edge-world.ts'
import { randomFrom } from '../../support/fuzz/random.ts'
import { everyUse, type Use } from '../../support/fuzz/uses.ts'
import { commandInteraction } from '../../support/interaction.ts'
import { Lines } from '../../support/lines.ts'
import { type Taken, takenBy } from '../../support/taken-by.ts'
import type { Measure } from '../support/report.ts'
import type { Served } from './workerd-serve.ts'

const USES = 10

const MOST = { read: 1, write: 2 } as const
const READS =
  /^(menu .*|\/(about|audit|level|leaderboard|doctor|xp why|settings show|whitelabel actions|.* list)|component (audit|doctor|settings-show|leaderboard|ignored|levelroles|whitelabel-(choose|list|show|ask-delete)))$/

const measureName = (use: string): string =>
  use
    .replace(/^\/|^menu |^component /, '')
    .replaceAll(' ', '_')
    .toLowerCase()

/** How often each command waits for the database, at most, over a few uses of it by an administrator with premium. */
export async function roundTrips(world: EdgeWorld, edge: Served): Promise<Measure[]> {
  const client = new EdgeClient({ ...edge, log: new Lines() }, world)
  const random = randomFrom(1)
  const roles = [newSnowflake(), newSnowflake()] as const
  const ids = { users: ['7', '8'], roles, channels: [newSnowflake()] }
  const guildId = await world.addGuild({ '7': { xp: 5_000 }, '8': { xp: 100 } })
  const { db } = world.database
  await grantPremium(db, '7', null, Date.now())
  await db.insertInto('level_roles').values({ guild_id: guildId, level: 1, role_id: roles[0] }).execute()
  const bot = { botId: '8', ownerId: '7', sealedToken: '', publicKey: '', name: 'Fern', discriminator: null }
  await setUpBot(db, { guildId: '0', actor: SCRIPT, ...bot, avatarHash: null }, Date.now())
  await db.updateTable('whitelabel_bots').set({ action: null, status: 'running' }).execute()
  const invoker = { applicationId: world.applicationId, guildId, userId: '7', permissions: Permission.Administrator }
  const application = world.discord.application({ name: 'Branded' })
  const credentials = { token: application.token, public_key: application.publicKey }
  /** Of all that a command can be given, only real credentials lead setup to its end. */
  const interactionOf = (use: Use): object =>
    use.name === '/whitelabel setup'
      ? commandInteraction(use.name, credentials, invoker)
      : use.interaction({ ids, invoker, random })
  const measures: Measure[] = []
  for (const use of everyUse().filter(({ name }) => /^(\/|menu |component )/.test(name))) {
    const uses: Taken[] = []
    for (let time = 0; time < USES; time++) {
      const body = JSON.stringify(interactionOf(use))
      uses.push(await takenBy(world.tap, () => client.post(body)))
    }
    const most = (of: keyof Taken): number => Math.max(...uses.map((taken) => taken[of]))
    const kind = use.name.startsWith('component ') ? 'component_' : use.name.startsWith('menu ') ? 'menu_' : ''
    measures.push({
      measure: `edge.${kind}${measureName(use.name)}.round_trips`,
      value: most('waits'),
      target: { atMost: READS.test(use.name) ? MOST.read : MOST.write },
      note: `${use.name}: ${most('statements')} statements`,
    })
  }
  return measures
}
