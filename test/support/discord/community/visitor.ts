import type { UserState } from '../state/user.ts'

/** Discord's answer to a browser. */
interface Arrival {
  status: number
  /** The address that the browser goes to next; null where a page is shown. */
  location: string | null
  /** The page's HTML. */
  text: string
}

/** A person in front of a browser, on Discord's own pages. Discord's cookie stays until the visitor is dropped. */
export class Visitor {
  readonly user: UserState
  #cookie: string | null = null

  constructor(user: UserState) {
    this.user = user
  }

  /** Opens an address, e.g. the one that a dashboard's login redirects to. */
  async opens(url: string): Promise<Arrival> {
    return await this.#send(url, {})
  }

  /**
   * Allows what an authorize address asks for, also where Discord asks nothing because of `prompt=none`.
   * @returns the address back to the application, with the code
   * @throws where Discord shows an error
   */
  async allows(url: string, { guildId }: { guildId?: string } = {}): Promise<string> {
    const opened = await this.opens(url)
    if (opened.location !== null) return opened.location
    return await this.#decides(url, { decision: 'allow', ...(guildId && { guild_id: guildId }) })
  }

  /** @returns the address back to the application, with `error=access_denied` */
  async refuses(url: string): Promise<string> {
    return await this.#decides(url, { decision: 'refuse' })
  }

  async #decides(url: string, form: Record<string, string>): Promise<string> {
    const body = new URLSearchParams({ user_id: this.user.id, ...form })
    const { location, status, text } = await this.#send(url, { method: 'POST', body })
    if (location === null) throw new Error(`Discord shows a page (${status}): ${text.replace(/<[^>]*>/g, ' ')}`)
    return location
  }

  async #send(url: string, init: RequestInit): Promise<Arrival> {
    const headers: Record<string, string> = this.#cookie === null ? {} : { Cookie: this.#cookie }
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    const cookie = response.headers.get('Set-Cookie')
    if (cookie !== null) this.#cookie = cookie.split(';')[0] ?? null
    return { status: response.status, location: response.headers.get('Location'), text: await response.text() }
  }
}
