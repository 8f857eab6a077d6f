import { randomInt } from 'node:crypto'
import type { Visitor } from '../discord/community/visitor.ts'

interface Cookie {
  value: string
  /** The attributes in the header, e.g. `Path=/; Secure`. */
  attributes: string
}

/** A person's browser on the dashboard. It keeps the dashboard's cookies, and follows no redirects. */
export class Browser {
  readonly cookies = new Map<string, Cookie>()
  readonly #url: string
  /** Each browser has another network address, because the logins of an address are limited. */
  readonly #address = `10.${[1, 2, 3].map(() => randomInt(256)).join('.')}`

  /** @param url address of the dashboard, without a path */
  constructor(url: string) {
    this.#url = url
  }

  /** Requests a path, or an absolute address at the dashboard. */
  async fetch(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, { value }]) => `${name}=${value}`).join('; ')
    const response = await fetch(new URL(path, this.#url), {
      ...init,
      redirect: 'manual',
      headers: {
        'cf-connecting-ip': this.#address,
        'x-forwarded-for': this.#address,
        ...(cookie !== '' && { cookie }),
        ...init.headers,
      },
    })
    for (const header of response.headers.getSetCookie()) this.#keep(header)
    return response
  }

  /** Sends a request that changes something, as a page of the dashboard does. */
  send(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<Response> {
    const headers = { origin: this.#url, ...(body !== undefined && { 'content-type': 'application/json' }) }
    return this.fetch(path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) })
  }

  #keep(header: string): void {
    const [pair = '', ...attributes] = header.split('; ')
    const at = pair.indexOf('=')
    const name = pair.slice(0, at)
    if (attributes.includes('Max-Age=0')) this.cookies.delete(name)
    else this.cookies.set(name, { value: pair.slice(at + 1), attributes: attributes.join('; ') })
  }

  get sessionId(): string | undefined {
    return this.cookies.get('__Host-session')?.value
  }

  /** Begins a login. @param path the page to return to @returns the address at Discord */
  async beginsLogin(path = '/'): Promise<string> {
    const response = await this.fetch(`/login?${new URLSearchParams({ return: path })}`)
    const location = response.headers.get('location')
    if (location === null) throw new Error(`no redirect to Discord: ${response.status} ${await response.text()}`)
    return location
  }

  /** Logs in, and allows the request on Discord's page. @returns the answer of the dashboard's callback */
  async logIn(visitor: Visitor, path = '/'): Promise<Response> {
    return this.fetch(await visitor.allows(await this.beginsLogin(path)))
  }
}
