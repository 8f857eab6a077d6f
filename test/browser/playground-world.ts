import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { EdgeWorld } from '../support/edge-world.ts'
import { defaultLimits } from '../support/playground/limits.ts'
import type { RunningPlayground } from '../support/playground/serve.ts'
import { servePlaygroundWithEdge } from '../support/playground/serve-with-edge.ts'
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

/** A browser, and the playground with everything that it needs: edge, gateway, dashboard, database and simulated Discord. */
export class PlaygroundWorld {
  private constructor(
    private readonly behind: EdgeWorld,
    private readonly web: RunningWeb,
    readonly served: RunningPlayground,
    private readonly browser: Browser,
  ) {}

  static async open(): Promise<PlaygroundWorld> {
    const [behind, browser] = await Promise.all([EdgeWorld.open(), launchBrowser(), buildPages()])
    const [web, served] = await Promise.all([
      startWebOf(behind, 'bun'),
      servePlaygroundWithEdge(behind, 'bun', defaultLimits()),
    ])
    return new PlaygroundWorld(behind, web, served, browser)
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
    await this.web.stop()
    await this.behind.close()
  }
}
