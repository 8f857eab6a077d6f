import type { SendOnce } from './planetscale.ts'

/**
 * For Deno, whose fetch sends a POST again when a kept connection ends without an answer: a statement's change would be
 * made twice. Deno can send a streamed body only once. A statement that only reads may be sent again. https://github.com/denoland/deno/pull/32566
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
