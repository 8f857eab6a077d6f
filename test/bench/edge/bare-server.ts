import bare from './bare.ts'

/** The bare worker on Bun or Deno, whichever runs this; it says where it listens. */

interface DenoServe {
  env: { get(key: string): string | undefined }
  serve(options: object, handler: (request: Request) => Promise<Response>): { addr: { port: number } }
}

const runtime: { Deno?: DenoServe } = globalThis as unknown as { Deno?: DenoServe }
const key = 'DISCORD_PUBLIC_KEY'
const environment = { DISCORD_PUBLIC_KEY: runtime.Deno?.env.get(key) ?? process.env[key] ?? '' }
const answer = (request: Request): Promise<Response> => bare.fetch(request, environment)
const port =
  runtime.Deno === undefined
    ? Bun.serve({ hostname: '127.0.0.1', port: 0, fetch: answer }).port
    : runtime.Deno.serve({ hostname: '127.0.0.1', port: 0, onListen: () => {} }, answer).addr.port
// biome-ignore lint/suspicious/noConsole: the bench reads the address from it
console.log(`http://127.0.0.1:${port}`)
