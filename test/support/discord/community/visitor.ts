import type { UserState } from '../state/user.ts'

/** Discord's answer to a browser. */
interface BrowserAnswer {
  status: number
  /** The address that the browser goes to next; null where a page is shown. */
  location: string | null
  /** The page's HTML. */
  text: string
}

/** A person with a browser on Discord's own pages. The browser keeps Discord's cookie. */
export class Visitor {
  readonly user: UserState
  #cookie: string | null = null

  constructor(user: UserState) {
    this.user = user
  }

  /** Opens an address, e.g. the one that a dashboard's login redirects to. */
  async opens(url: string): Promise<BrowserAnswer> {
    return await this.#send(url, {})
  }

  /**
   * Opens an authorize address and allows the request. With `prompt=none` Discord may send the browser back without asking.
   * @returns the address back to the application, with the code
   * @throws if Discord shows an error
   */
  async allows(url: string, { guildId }: { guildId?: string } = {}): Promise<string> {
    const opened = await this.opens(url)
    if (opened.location !== null) return opened.location
    return await this.#decides(url, { decision: 'allow', ...(guildId && { guild_id: guildId }) })
  }

  /** Opens an authorize address and refuses the request. @returns the address back to the application, with the error */
  async refuses(url: string): Promise<string> {
    return await this.#decides(url, { decision: 'refuse' })
  }

  async #decides(url: string, form: Record<string, string>): Promise<string> {
    const body = new URLSearchParams({ user_id: this.user.id, ...form })
    const { location, status, text } = await this.#send(url, { method: 'POST', body })
    if (location === null) throw new Error(`Discord shows a page (${status}): ${text.replace(/<[^>]*>/g, ' ')}`)
    return location
  }

  async #send(url: string, init: RequestInit): Promise<BrowserAnswer> {
    const headers: Record<string, string> = this.#cookie === null ? {} : { Cookie: this.#cookie }
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    const cookie = response.headers.get('Set-Cookie')
    if (cookie !== null) this.#cookie = cookie.split(';')[0] ?? null
    return { status: response.status, location: response.headers.get('Location'), text: await response.text() }
  }
}
