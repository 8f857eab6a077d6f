import { registerCommands } from '../../scripts/registration/register.ts'
import { type BridgeProcess, startBridgeProcess } from './bridge-process.ts'
import type { Application } from './discord/community/application.ts'
import type { Discord } from './discord/discord.ts'
import { type RunningEdge, startEdge } from './edge.ts'

/** The bridge and the edge on Bun, as processes of their own. */
export interface EdgeService {
  bridge: BridgeProcess
  edge: RunningEdge
}

/**
 * Starts the bridge and the edge, as an operator without Cloudflare and PlanetScale does.
 * @param settings more settings of each process
 * @param root the top folder of another release's code, which runs in place of today's
 */
export async function startEdgeService(
  { discord, application, databaseUrl }: { discord: Discord; application: Application; databaseUrl: string },
  settings: { bridge?: Readonly<Record<string, string>>; edge?: Readonly<Record<string, string>> } = {},
  root?: string,
): Promise<EdgeService> {
  const bridge = await startBridgeProcess(databaseUrl, settings.bridge, root)
  const environment = {
    DATABASE_HTTP_URL: bridge.url,
    DISCORD_APPLICATION_ID: application.id,
    DISCORD_PUBLIC_KEY: application.publicKey,
    DISCORD_API_URL: discord.apiUrl,
    BOT_TOKEN: application.token,
    ...settings.edge,
  }
  const edge = await startEdge('bun', environment, root)
  return { bridge, edge }
}

/** Sets the address of the edge at the simulated Discord, and registers the commands. @param url without a path */
export async function useEdgeAt(url: string, discord: Discord, application: Application): Promise<void> {
  const verdict = await application.setInteractionsUrl(`${url}/interactions/${application.id}`)
  if (!verdict.ok) throw new Error(verdict.reason)
  const { id: applicationId, token } = application
  await registerCommands({ apiUrl: discord.apiUrl, token, applicationId, guildId: null })
}
