/** So many bytes of a file leave some ten megabytes of garbage. */
const EVERY_BYTES = 2 ** 20

/**
 * Passes the pieces of a file on, and collects garbage after every megabyte of them. Bun alone collects when the heap has grown by a
 * share of all that the process holds, and on a busy machine later still: a script that reads a million rows would take 50 MB more.
 * @param collect collects the garbage
 */
export async function* collectingBytes(
  pieces: AsyncIterable<Uint8Array>,
  collect: () => unknown = () => Bun.gc(true),
): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const piece of pieces) {
    yield piece
    bytes += piece.length
    if (bytes < EVERY_BYTES) continue
    bytes = 0
    collect()
  }
}
