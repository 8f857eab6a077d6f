import { freePort } from '../../../scripts/ports.ts'
import { type RunningEdge, type Runtime, startWeb } from '../edge.ts'
import type { EdgeWorld } from '../edge-world.ts'
import { Browser } from './browser.ts'

/** The dashboard, the login and the API in one runtime. */
export interface RunningWeb extends RunningEdge {
  browser(): Browser
}

/** Starts the dashboard with a world's database and Discord, and registers its callback at this Discord. */
export async function startWebOf(
  world: EdgeWorld,
  runtime: Runtime,
  settings: Readonly<Record<string, string>> = {},
  root?: string,
  options: { drawsCards?: boolean } = {},
): Promise<RunningWeb> {
  const url = `http://127.0.0.1:${await freePort()}`
  const { application } = world
  application.redirectUris = [...application.redirectUris, `${url}/login/callback`]
  const environment = {
    ...world.environment,
    WEB_BASE_URL: url,
    DISCORD_CLIENT_SECRET: application.clientSecret,
    ...settings,
  }
  const edge = await startWeb(runtime, environment, root, options)
  return { ...edge, url, browser: () => new Browser(url) }
}
