import { CALLBACK_PATH } from '../../edge/web/oauth.ts'
import { saveCommandIds } from '../../shared/database/bots/command-ids.ts'
import { registerCommands } from '../registration/register.ts'
import { askCommunity, settleGuild, startCommunity } from './community.ts'
import { describe, xpFeed } from './feed.ts'
import { startGateways } from './gateways.ts'
import { tellRunning } from './running.ts'
import { openLocalDatabase, type Ports, type StackParts, startEdge } from './stack.ts'

const XP_POLL_MS = 500
/** By then, the first level-ups are announced. */
const BOOST_AFTER_MS = 30_000
const SEASON_AFTER_MS = 10_000
/** A planned end has no seconds, so that the season lasts between two minutes and three. */
const SEASON_MS = 180_000

/** Uses a command as the owner. It is refused if a person did the same before; then there is nothing to do. */
const asOwner = (controlUrl: string, line: string): Promise<unknown> =>
  askCommunity(controlUrl, '/run', { as: 'alice', does: { what: 'run', line } }).catch(() => {})

/** Starts a boost. The feed shows the announcements of its start and end. */
const startBoost = (controlUrl: string): Promise<unknown> =>
  asOwner(controlUrl, '/boost start factor:2 duration:2m announce:general')

/** Starts a season that ends in two to three minutes. The feed shows its winners, who get a role; all begin anew. */
function startSeason(controlUrl: string): Promise<unknown> {
  const endsAt = new Date(Date.now() + SEASON_MS).toISOString().slice(11, 16)
  const line = `/season start xp:anew name:Spring ends:${endsAt} zone:UTC winners:2 role:Champion announce:general`
  return asOwner(controlUrl, line)
}

/** Everything, with a simulated Discord whose members chat, and a feed of what happens there. */
export async function runSimulated(parts: StackParts, ports: Ports): Promise<void> {
  const { started, say, onDeath } = parts
  const { url, db } = await openLocalDatabase(parts)
  const settings = { databaseUrl: url, playgroundPort: ports.playground }
  const community = await startCommunity(started, settings, onDeath, (happening) => say(describe(happening)))
  const { application, apiUrl, controlUrl, guild } = community
  await settleGuild(db, community)
  const { edge: edgeUrl, dashboard } = await startEdge(parts, url, application, apiUrl, ports)
  await registerCommands(
    { apiUrl, token: application.token, applicationId: application.id, guildId: null },
    { onRegistered: (commands) => saveCommandIds(db, application.id, commands) },
  )
  await askCommunity(controlUrl, '/endpoint', { url: `${edgeUrl}/interactions/${application.id}` })
  if (dashboard !== null) await askCommunity(controlUrl, '/redirect', { uri: `${dashboard}${CALLBACK_PATH}` })
  const lines = await startGateways(parts, { databaseUrl: url, application, apiUrl, port: ports.gateway })
  tellRunning({ pid: process.pid, databaseUrl: url, controlUrl })

  const earned = xpFeed(db, guild.id)
  const boosting = setTimeout(() => void startBoost(controlUrl), BOOST_AFTER_MS)
  started.add('boost', async () => clearTimeout(boosting))
  const inSeason = setTimeout(() => void startSeason(controlUrl), SEASON_AFTER_MS)
  started.add('season', async () => clearTimeout(inSeason))
  const timer = setInterval(async () => {
    for (const line of await earned().catch(() => [])) say(line)
  }, XP_POLL_MS)
  started.add('feed', async () => clearInterval(timer))
  say(`
Prosperity runs. Open ${community.playgroundUrl}: a server of your own in a simulated Discord, where you write, level up and
use commands, without an account.

More is at work in the simulated server "${guild.name}" (a member earns every 5 seconds here; a real server's default is 60).
  dashboard ${dashboard} (log in as any of the simulated people; alice is the owner)
  edge      ${edgeUrl}/health
${lines.join('\n')}
Try, in another terminal:
  scripts/try /level --as alice
  scripts/try '/leaderboard page:1' --as bob
  scripts/try '/season list' --as carol   (a season ends in two to three minutes)
Ctrl-C stops everything.
`)
}
