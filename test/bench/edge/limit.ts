/** A worker that verifies, sends one finished statement to the database and answers with a constant: no edge does less. */

interface Environment {
  DISCORD_PUBLIC_KEY: string
  DATABASE_HTTP_URL: string
  /** The statement, with its values in it. */
  STATEMENT: string
  /** JSON. */
  ANSWER: string
}

let key: CryptoKey | undefined

const fromHex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

export default {
  async fetch(request: Request, environment: Environment): Promise<Response> {
    const { DISCORD_PUBLIC_KEY, DATABASE_HTTP_URL, STATEMENT, ANSWER } = environment
    key ??= await crypto.subtle.importKey('raw', fromHex(DISCORD_PUBLIC_KEY), { name: 'Ed25519' }, false, ['verify'])
    const signature = fromHex(request.headers.get('x-signature-ed25519') ?? '')
    const signed = new TextEncoder().encode(request.headers.get('x-signature-timestamp') + (await request.text()))
    const isGenuine = await crypto.subtle.verify({ name: 'Ed25519' }, key, signature, signed)
    if (!isGenuine) return new Response('forged', { status: 401 })
    const { origin, username, password } = new URL(DATABASE_HTTP_URL)
    const answer = await fetch(`${origin}/psdb.v1alpha1.Database/Execute`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`${username}:${password}`)}` },
      body: JSON.stringify({ query: STATEMENT, session: null }),
    })
    const { result } = (await answer.json()) as { result?: { rows?: unknown[] } }
    if (!result?.rows?.length) return new Response('the database found no rows', { status: 502 })
    return new Response(ANSWER, { headers: { 'content-type': 'application/json' } })
  },
}
