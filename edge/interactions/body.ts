/** Discord's largest interactions are some tens of kilobytes. */
const LARGEST_BODY_BYTES = 1024 * 1024

/**
 * The whole body as text; null where it is larger than anything Discord sends. What is not UTF-8, as Discord's bodies
 * all are, comes out as other text than was signed.
 */
export async function readBody(request: Request): Promise<string | null> {
  const promised = Number(request.headers.get('content-length') ?? Number.NaN)
  if (promised > LARGEST_BODY_BYTES) return null
  // A server reads as many bytes as were promised and no more; a body in chunks promises nothing. Counting what is known
  // to be small would take a tenth of the whole answer's time on workerd, and so would looking at its stream.
  const isKnownSmall = promised <= LARGEST_BODY_BYTES && !request.headers.has('transfer-encoding')
  if (isKnownSmall) return request.text()
  return request.body === null ? '' : readCounted(request.body)
}

async function readCounted(stream: ReadableStream<Uint8Array>): Promise<string | null> {
  const utf8 = new TextDecoder()
  let text = ''
  let length = 0
  const reader = stream.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + utf8.decode()
    length += value.byteLength
    if (length > LARGEST_BODY_BYTES) {
      await reader.cancel()
      return null
    }
    text += utf8.decode(value, { stream: true })
  }
}
