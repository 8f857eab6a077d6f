/** A worker that verifies Discord's signature and answers PING, and does nothing else: as fast as it gets. */

interface Environment {
  DISCORD_PUBLIC_KEY: string
}

let key: CryptoKey | undefined

const fromHex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

export default {
  async fetch(request: Request, { DISCORD_PUBLIC_KEY }: Environment): Promise<Response> {
    key ??= await crypto.subtle.importKey('raw', fromHex(DISCORD_PUBLIC_KEY), { name: 'Ed25519' }, false, ['verify'])
    const signature = fromHex(request.headers.get('x-signature-ed25519') ?? '')
    const signed = new TextEncoder().encode(request.headers.get('x-signature-timestamp') + (await request.text()))
    const isGenuine = await crypto.subtle.verify({ name: 'Ed25519' }, key, signature, signed)
    return isGenuine ? Response.json({ type: 1 }) : new Response('forged', { status: 401 })
  },
}
