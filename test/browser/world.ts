import { randomInt } from 'node:crypto'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Guild } from '../support/discord/community/guild.ts'
import type { Runtime } from '../support/edge.ts'
import { EdgeWorld } from '../support/edge-world.ts'
import { type RunningWeb, startWebOf } from '../support/web/web-world.ts'
import { launchBrowser } from './browser.ts'
import { buildPages } from './built-web.ts'
import { foundGreenhouse, populate } from './greenhouse.ts'
import { isShown } from './pages.ts'
import { watchErrors } from './watch.ts'

/** A page of the dashboard in a browser of its own, as somebody who is logged in. */
export interface Visit {
  page: Page
  /** Errors of the page so far. */
  errors: string[]
  close(): Promise<void>
}

/** The dashboard with all that is behind it: the web on Bun or another runtime, the bridge, a database, a simulated Discord; and a browser. */
export class BrowserWorld {
  private constructor(
    readonly behind: EdgeWorld,
    readonly web: RunningWeb,
    readonly guild: Guild,
    readonly browser: Browser,
  ) {}

  /** @param root the top folder of other code, which answers in place of this one; not on workerd */
  static async open(
    chromiumArguments: readonly string[] = [],
    { root, runtime = 'bun' }: { root?: string; runtime?: Runtime } = {},
  ): Promise<BrowserWorld> {
    const [behind, browser] = await Promise.all([EdgeWorld.open(), launchBrowser(chromiumArguments), buildPages()])
    const guild = foundGreenhouse(behind.discord, behind.application)
    await populate(behind.database.db, guild)
    return new BrowserWorld(behind, await startWebOf(behind, runtime, {}, root), guild, browser)
  }

  /** The address without a path. */
  get url(): string {
    return this.web.url
  }

  /** Logs a person of the simulated Discord in, in a browser of their own, and opens a page. */
  async visit(as: string, path = '/', options: BrowserContextOptions = {}): Promise<Visit> {
    // Each browser has an address of its own, because logins of one address are limited.
    const address = `10.${[1, 2, 3].map(() => randomInt(256)).join('.')}`
    const extraHTTPHeaders = { 'x-forwarded-for': address }
    const context = await this.browser.newContext({ locale: 'en-US', ...options, extraHTTPHeaders })
    const page = await context.newPage()
    const errors = watchErrors(page)
    await page.goto(`${this.url}/login?${new URLSearchParams({ return: path })}`)
    await this.#authorize(page, as)
    await isShown(page)
    return { page, errors, close: () => context.close() }
  }

  /** Chooses a person on the page that the simulated Discord shows, and allows. */
  async #authorize(page: Page, as: string): Promise<void> {
    await page.locator(`input[name="user_id"][value="${this.behind.discord.user(as).id}"]`).check()
    await page.getByRole('button', { name: 'Authorize' }).click()
    await page.waitForURL((url) => url.origin === this.url && !url.pathname.startsWith('/login'))
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.web.stop()
    await this.behind.close()
  }
}
