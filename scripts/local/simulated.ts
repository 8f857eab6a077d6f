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

/** Starts a boost as the owner. The feed shows the announcements of its start and end. */
async function startBoost(controlUrl: string): Promise<void> {
  const line = '/boost start factor:2 duration:2m announce:general'
  // The command is refused if a person started a boost before. Then there is nothing to do.
  await askCommunity(controlUrl, '/run', { as: 'alice', does: { what: 'run', line } }).catch(() => {})
}

/** Everything, with a simulated Discord whose members chat, and a feed of what happens there. */
export async function runSimulated(parts: StackParts, ports: Ports): Promise<void> {
  const { started, say, onDeath } = parts
  const { url, db } = await openLocalDatabase(parts)
  const community = await startCommunity(started, onDeath, (happening) => say(describe(happening)))
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
  const timer = setInterval(async () => {
    for (const line of await earned().catch(() => [])) say(line)
  }, XP_POLL_MS)
  started.add('feed', async () => clearInterval(timer))
  say(`
Prosperity runs, in the simulated server "${guild.name}" (a member earns every 5 seconds here; a real server's default is 60).
  dashboard ${dashboard} (log in as any of the simulated people; alice is the owner)
  edge      ${edgeUrl}/health
${lines.join('\n')}
Try, in another terminal:
  scripts/try /level --as alice
  scripts/try '/leaderboard page:1' --as bob
Ctrl-C stops everything.
`)
}
