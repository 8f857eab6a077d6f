/** Marks NULL where a value's length would be. https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query_response_text_resultset_row.html */
const NULL_MARK = 0xfb
/** Marks a length of two, three or eight bytes; each smaller number is itself a length. */
const TWO_BYTES = 0xfc
const THREE_BYTES = 0xfd
const EIGHT_BYTES = 0xfe

/** Values of usual rows are collected here. Longer rows get a buffer of their own. */
const scratch = Buffer.allocUnsafe(16 * 1_024)
/** Values of at most so many bytes are copied faster by a loop than by `Buffer.copy`. */
const SHORT = 48

/**
 * A row in PlanetScale's form, as JSON: `lengths` has each value's length in bytes, -1 for NULL, and `values` all values'
 * bytes in base64. It makes no object for each value, as the driver would.
 * @param packet holds a row of a text result, from `start` to `end`
 */
export function rowText(packet: Buffer, start: number, end: number): string {
  const values = end - start <= scratch.length ? scratch : Buffer.allocUnsafe(end - start)
  let lengths = ''
  let filled = 0
  for (let at = start; at < end; ) {
    let length = packet[at++] ?? 0
    if (length === NULL_MARK) {
      lengths += ',"-1"'
      continue
    }
    if (length >= TWO_BYTES) {
      const bytes = length === TWO_BYTES ? 2 : length === THREE_BYTES ? 3 : 8
      length = length === EIGHT_BYTES ? Number(packet.readBigUInt64LE(at)) : packet.readUIntLE(at, bytes)
      at += bytes
    }
    lengths += `,"${length}"`
    if (length > SHORT) packet.copy(values, filled, at, at + length)
    else for (let nth = 0; nth < length; nth++) values[filled + nth] = packet[at + nth] ?? 0
    filled += length
    at += length
  }
  return `{"lengths":[${lengths.slice(1)}],"values":"${values.toString('base64', 0, filled)}"}`
}
