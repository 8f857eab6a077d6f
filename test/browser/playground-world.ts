import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { buildCards } from '../../scripts/cards/build.ts'
import { CARD_FILES } from '../../scripts/edge.ts'
import { registerCommands } from '../../scripts/registration/register.ts'
import type { RunningEdge } from '../support/edge.ts'
import { EdgeWorld } from '../support/edge-world.ts'
import { type GatewayProcess, startGatewayProcess } from '../support/gateway-process.ts'
import { defaultLimits } from '../support/playground/limits.ts'
import { type RunningPlayground, servePlayground } from '../support/playground/serve.ts'
import { standingsIn } from '../support/playground/standings.ts'
import { type RunningWeb, startWebOf } from '../support/web/web-world.ts'
import { launchBrowser } from './browser.ts'
import { buildPages } from './built-web.ts'
import { watchErrors } from './watch.ts'

interface Visit {
  page: Page
  /** Errors of the page so far. */
  errors: string[]
  close(): Promise<void>
}

/** The playground with all that is behind it: edge, gateway, dashboard, a database and a simulated Discord; and a browser. */
export class PlaygroundWorld {
  private constructor(
    private readonly behind: EdgeWorld,
    private readonly edge: RunningEdge,
    private readonly web: RunningWeb,
    private readonly gateway: GatewayProcess,
    readonly served: RunningPlayground,
    private readonly browser: Browser,
  ) {}

  static async open(): Promise<PlaygroundWorld> {
    const [behind, browser] = await Promise.all([
      EdgeWorld.open(),
      launchBrowser(),
      buildPages(),
      buildCards(CARD_FILES),
    ])
    const { discord, application, database } = behind
    const [edge, web, gateway] = await Promise.all([
      behind.start('bun', { drawsCards: true }),
      startWebOf(behind, 'bun'),
      startGatewayProcess(discord, application, database),
    ])
    const verdict = await application.setInteractionsUrl(`${edge.url}/interactions/${application.id}`)
    if (!verdict.ok) throw new Error(verdict.reason)
    const { apiUrl } = discord
    await registerCommands({ apiUrl, token: application.token, applicationId: application.id, guildId: null })
    const parts = { discord, application, limits: defaultLimits(), now: Date.now }
    const served = await servePlayground({ ...parts, readStandings: standingsIn(database.db) }, 0)
    return new PlaygroundWorld(behind, edge, web, gateway, served, browser)
  }

  /**
   * Opens the playground as a new visitor.
   * @param prepare prepares the page before it is loaded
   * @returns once the visitor's server is shown
   */
  async visit(options: BrowserContextOptions = {}, prepare?: (page: Page) => Promise<void>): Promise<Visit> {
    const context = await this.browser.newContext({ locale: 'en-US', ...options })
    const page = await context.newPage()
    const errors = watchErrors(page)
    await prepare?.(page)
    await page.goto(this.served.url)
    await page.getByRole('heading', { name: 'The Clearing', level: 1 }).waitFor()
    return { page, errors, close: () => context.close() }
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.served.stop()
    await this.gateway.end('SIGTERM')
    await Promise.all([this.edge.stop(), this.web.stop()])
    await this.behind.close()
  }
}
