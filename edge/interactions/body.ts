/** Discord's largest interactions are some tens of kilobytes. */
const LARGEST_BODY_BYTES = 1024 * 1024

/** The whole body, byte for byte as it was signed; null where it is larger than anything Discord sends. */
export async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer> | null> {
  const promised = Number(request.headers.get('content-length') ?? Number.NaN)
  if (promised > LARGEST_BODY_BYTES) return null
  // A server reads as many bytes as were promised and no more; a body in chunks promises nothing. Counting what is known
  // to be small would take a tenth of the whole answer's time on workerd, and so would looking at its stream.
  const isKnownSmall = promised <= LARGEST_BODY_BYTES && !request.headers.has('transfer-encoding')
  if (isKnownSmall) return new Uint8Array(await request.arrayBuffer())
  return request.body === null ? new Uint8Array() : readCounted(request.body)
}

async function readCounted(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = stream.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.byteLength
    if (length > LARGEST_BODY_BYTES) {
      await reader.cancel()
      return null
    }
    chunks.push(value)
  }
  const body = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    body.set(chunk, offset)
    offset += chunk.byteLength
  }
  return body
}
