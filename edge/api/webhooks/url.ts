import { isAddress, isPublicAddress } from '../../../shared/webhooks/address.ts'

/** The longest address of a webhook, in characters. */
const LONGEST_WEBHOOK_URL = 1_024

export type UrlRefusal = 'not-a-url' | 'not-https' | 'has-credentials' | 'port' | 'private'

/** The host of an address without the brackets of IPv6. */
const hostOf = ({ hostname }: Pick<URL, 'hostname'>): string => hostname.replace(/^\[(.*)\]$/, '$1')

/** Names that never lead to the public internet. A name that only resolves to a private address is refused when it is used. */
const isLocalName = (host: string): boolean => {
  const name = host.replace(/\.$/, '')
  return !name.includes('.') || /\.(localhost|local|internal|lan|home\.arpa)$/.test(name)
}

/** Ports below this one belong to other services, such as mail, and must not get HTTP requests. */
const FIRST_FREE_PORT = 1_024

/** Whether a port may be used. @param port as `URL` has it: empty for 443 */
const isAllowedPort = (port: string): boolean => port === '' || Number(port) >= FIRST_FREE_PORT

/**
 * Checks the address of a webhook without resolving its name.
 * @returns the address in its normal form, or why it is refused
 */
export function checkWebhookUrl(text: string): { ok: true; url: string } | { ok: false; reason: UrlRefusal } {
  if (!URL.canParse(text)) return { ok: false, reason: 'not-a-url' }
  const url = new URL(text)
  if (url.protocol !== 'https:') return { ok: false, reason: 'not-https' }
  if (url.username !== '' || url.password !== '') return { ok: false, reason: 'has-credentials' }
  if (!isAllowedPort(url.port)) return { ok: false, reason: 'port' }
  const host = hostOf(url)
  if (isAddress(host) ? !isPublicAddress(host) : isLocalName(host)) return { ok: false, reason: 'private' }
  url.hash = ''
  return url.href.length > LONGEST_WEBHOOK_URL ? { ok: false, reason: 'not-a-url' } : { ok: true, url: url.href }
}

/** An address as logs and the audit show it: the query and the path may contain a secret. */
export const shownHost = (url: string): string => (URL.canParse(url) ? new URL(url).host : '')
