import { EXIT_CODES } from '../local/exit-codes.ts'
import { Refusal } from '../local/refusal.ts'

/** A leaderboard of five million members, the most that one import can have, is smaller. */
const MOST_BYTES = 2 ** 31
const WITHIN_MS = 15 * 60_000
const MOST_REDIRECTS = 5
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether the file of a command line is an address, also with a scheme that `download` refuses. */
export const isAddress = (file: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(file)

/** Reads a file from an address. @throws {Refusal} with the reason */
export async function* download(address: string, withinMs = WITHIN_MS): AsyncGenerator<Uint8Array> {
  const signal = AbortSignal.timeout(withinMs)
  const { name, response } = await follow(address, signal)
  const refuse = (why: string): Refusal => new Refusal(`${name} cannot be read: ${why}.`, EXIT_CODES.failed)
  if (response.status !== 200 || response.body === null) throw refuse(`it answered ${response.status}`)
  const tooLarge = `it has more than ${MOST_BYTES / 2 ** 30} GiB`
  const announced = announcedBytes(response)
  if ((announced ?? 0) > MOST_BYTES) throw refuse(tooLarge)
  let bytes = 0
  try {
    for await (const chunk of response.body) {
      bytes += chunk.length
      if (bytes > MOST_BYTES) throw refuse(tooLarge)
      yield chunk
    }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw refuse(signal.aborted ? `it took more than ${withinMs / 60_000} minutes` : 'the connection broke')
  }
  // Nothing in a table shows that its end is missing.
  if (announced !== null && bytes < announced) throw refuse('the connection broke')
}

/** Sends the request, and follows redirects to addresses that are allowed themselves. */
async function follow(address: string, signal: AbortSignal): Promise<{ name: string; response: Response }> {
  let url = allowed(address, null)
  for (let redirects = 0; ; redirects++) {
    // The query may have a secret, so no message has it.
    const name = `${url.origin}${url.pathname}`
    const response = await fetch(url, { redirect: 'manual', signal }).catch(() => {
      throw new Refusal(`${name} cannot be reached.`, EXIT_CODES.failed)
    })
    const next = response.headers.get('location')
    if (response.status < 300 || response.status >= 400 || next === null) return { name, response }
    await response.body?.cancel()
    if (redirects === MOST_REDIRECTS)
      throw new Refusal(`${name} cannot be read: it redirects too often.`, EXIT_CODES.failed)
    url = allowed(next, url)
  }
}

/** @throws {Refusal} if an address has another scheme than https. http is allowed only for addresses of this machine. */
function allowed(address: string, base: URL | null): URL {
  const url = URL.parse(address, base?.href)
  if (url === null) throw new Refusal('The address of the file is not valid.', EXIT_CODES.failed)
  if (url.username !== '' || url.password !== '')
    throw new Refusal('An address with a user name or password is not read.', EXIT_CODES.failed)
  const isLocal = url.protocol === 'http:' && LOOPBACK.has(url.hostname) && base?.protocol !== 'https:'
  if (url.protocol !== 'https:' && !isLocal)
    throw new Refusal(`A file is read from https:// addresses alone, not from ${url.protocol}//`, EXIT_CODES.failed)
  return url
}

/** How many bytes a reply has; null where it does not say it, or only how many it has while compressed. */
function announcedBytes({ headers }: Response): number | null {
  const length = headers.get('content-length')
  return length === null || headers.has('content-encoding') ? null : Number(length)
}
