/**
 * Sends texts as the receiver takes them, so that no more than one is in memory. After a failure the transfer breaks off, so that the
 * receiver does not take the part that it has for the whole.
 * @param failed called with the error of a text
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
