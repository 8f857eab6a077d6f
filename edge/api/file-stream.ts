/**
 * Sends texts as fast as the receiver reads them, with at most one in memory. After a failure the transfer breaks off, so that the
 * receiver knows that its file is incomplete.
 * @param failed called with the error of the texts
 */
export function streamOf(texts: AsyncIterable<string>, failed: (error: unknown) => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const rest = texts[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const next = await rest.next()
          if (next.done) controller.close()
          else controller.enqueue(encoder.encode(next.value))
        } catch (error) {
          failed(error)
          controller.error(error)
        }
      },
      async cancel() {
        await rest.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}
