import { lookup } from 'node:dns/promises'
import { request } from 'node:https'
import type { LookupFunction } from 'node:net'
import { isAddress, isPublicAddress } from '../../../shared/webhooks/address.ts'
import { type Attempt, type AttemptFailure, attemptOf } from '../../../shared/webhooks/attempt.ts'

/** From the lookup of the name to the first line of the reply. */
const TIME_LIMIT_MS = 10_000

/** A request to a webhook. */
export interface WebhookRequest {
  url: string
  headers: Readonly<Record<string, string>>
  body: string
  /** Ends the request, because the process stops. */
  signal: AbortSignal
}

/** Sends a request to a webhook. It rejects only with the `AbortError` of its signal: the receiver may have got the request. */
export type PostWebhook = (request: WebhookRequest) => Promise<Attempt>

interface Address {
  address: string
  family: number
}

/** What tests replace, because they have no server on the public internet. */
export interface PostOptions {
  resolve?: (host: string) => Promise<readonly Address[]>
  mayConnect?: (address: string) => boolean
  /** Certificates that are trusted beside those of the system. */
  ca?: string
  timeLimitMs?: number
}

/** A name has an address that is not on the public internet. */
class PrivateAddressError extends Error {}

/**
 * Makes the function that posts to webhooks. It resolves a name itself, refuses it where one of its addresses is not on the public
 * internet, and connects to the addresses that it has checked. So a name that resolves to another address a moment later does not
 * matter. Each request has a connection of its own, redirects are not followed, and the reply's body is not read.
 */
export function createPost({
  resolve = (host) => lookup(host, { all: true }),
  mayConnect = isPublicAddress,
  ca,
  timeLimitMs = TIME_LIMIT_MS,
}: PostOptions = {}): PostWebhook {
  const lookUp: LookupFunction = (host, { all }, done) => {
    const checked = async (): Promise<readonly Address[]> => {
      const addresses = await resolve(host)
      if (addresses.some(({ address }) => !mayConnect(address))) throw new PrivateAddressError(host)
      return addresses
    }
    checked().then(
      (addresses) => {
        const [first] = addresses
        if (first === undefined) done(new Error('the name has no address'), '', 0)
        else if (all) done(null, [...addresses])
        else done(null, first.address, first.family)
      },
      (error: Error) => done(error, '', 0),
    )
  }
  return ({ url, headers, body, signal }) =>
    new Promise((settle, reject) => {
      signal.throwIfAborted()
      const { protocol, hostname } = new URL(url)
      const host = hostname.replace(/^\[(.*)\]$/, '$1')
      const fail = (failure: AttemptFailure): void => settle({ ok: false, failure, status: null })
      // An address is not looked up.
      if (protocol !== 'https:' || (isAddress(host) && !mayConnect(host))) return fail('private')
      const sent = request(url, {
        ...{ method: 'POST', agent: false, lookup: lookUp, ...(ca !== undefined && { ca }) },
        headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      })
      const timer = setTimeout(() => {
        end()
        fail('timeout')
        sent.destroy()
      }, timeLimitMs)
      const abort = (): void => {
        end()
        reject(signal.reason)
        sent.destroy()
      }
      const end = (): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', abort)
      }
      signal.addEventListener('abort', abort)
      sent.on('response', (response) => {
        end()
        settle(attemptOf(response.statusCode ?? 0))
        response.destroy()
        sent.destroy()
      })
      sent.on('error', (error) => {
        end()
        fail(failureOf(error))
      })
      sent.end(body)
    })
}

function failureOf(error: Error): AttemptFailure {
  if (error instanceof PrivateAddressError) return 'private'
  const code = String(Reflect.get(error, 'code') ?? '')
  if (/^(ENOTFOUND|EAI_|ENODATA|DNS_)/.test(code)) return 'unknown-host'
  return /CERT|SELF_SIGNED|ALTNAME|SSL|TLS/.test(code) ? 'certificate' : 'unreachable'
}
