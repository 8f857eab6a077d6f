/** Discord's largest interactions are some tens of kilobytes. */
const LARGEST_BODY_BYTES = 1024 * 1024

/** The whole body, byte for byte as it was signed; null where it is larger than anything Discord sends. */
export async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer> | null> {
  // A promised length saves the reading; it may be absent or wrong, so the bytes are counted all the same.
  if (Number(request.headers.get('content-length')) > LARGEST_BODY_BYTES) return null
  if (request.body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = request.body.getReader()
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
