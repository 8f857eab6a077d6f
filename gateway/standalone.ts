import { saveOwnCheckpoints } from '../shared/database/sessions/held-checkpoints.ts'
import { ShardCheckpoints } from './bus/checkpoints.ts'
import { openCommitSide } from './commit-side.ts'
import type { GatewaySettings } from './config.ts'
import type { Memory } from './memory.ts'
import { type Mode, STOP_MS } from './mode.ts'
import { whyUncommitted } from './readiness.ts'
import type { Runtime } from './runtime.ts'
import { openServingBots } from './serving.ts'
import { openSessionSide } from './session-side.ts'

/** Opens both sides in one process: sessions pass entries directly to the ledger. */
export async function openStandalone(settings: GatewaySettings, runtime: Runtime, memory: Memory): Promise<Mode> {
  const serving = openServingBots(settings, runtime)
  const { servingBots } = serving
  const guilds = {
    restFor: (guildId: string) => servingBots.restFor(guildId),
    mainRest: () => servingBots.mainRest(),
    serves: () => ({ mainBotId: servingBots.heldMainBot() }),
  }
  const holder = { processId: runtime.processId, mainBotId: settings.DISCORD_APPLICATION_ID }
  const checkpoints = new ShardCheckpoints((trx, moved, now) => saveOwnCheckpoints(trx, holder, moved, now))
  const commits = openCommitSide(settings, runtime, memory, guilds, checkpoints)
  // Sessions pass entries to the ledger and changes of permissions and roles to the jobs, and nothing else.
  const sessions = openSessionSide(settings, runtime, memory, serving, {
    entries: commits.ledger,
    onPermissionChange: (guildId, what) => commits.jobs.permissionsChanged(guildId, what),
    roleWatch: memory.roleWatch,
  })
  const { bots } = sessions
  return {
    start() {
      commits.start()
      sessions.start()
    },
    unready: async () => [...whyUncommitted(commits.ledger), ...(await bots.unready())],
    stopTasks() {
      sessions.stopTasks()
      commits.stopTasks()
    },
    steps: [
      { what: 'sessions and commits', withinMs: STOP_MS.disconnect, run: () => bots.disconnect() },
      { what: 'jobs under way', withinMs: STOP_MS.jobs, run: () => commits.jobs.stop() },
      { what: 'leases of bots', withinMs: STOP_MS.release, run: () => bots.release() },
    ],
  }
}
