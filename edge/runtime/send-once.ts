import type { SendOnce } from './database.ts'

/**
 * For Deno, whose fetch sends a POST again where a connection used before breaks off without an answer: what the
 * statement changes would be changed twice. A body that streams it can send but once; a statement that only reads may
 * go out again. https://github.com/denoland/deno/pull/32566
 */
export const sendOnce: SendOnce = (url, init) => {
  const { body } = init
  if (typeof body !== 'string' || /^\{"query":"\s*select\b/i.test(body)) return fetch(url, init)
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(body))
      controller.close()
    },
  })
  // `duplex` is required for a stream; the types of some runtimes do not know it.
  return fetch(url, { ...init, body: stream, duplex: 'half' } as RequestInit)
}
