import { UnreadableFile } from '../file-refusal.ts'

/** Turns bytes into text, and throws where they are not UTF-8: `new TextDecoder('utf-8', { fatal: true })`. */
export interface Utf8Decoder {
  decode(bytes?: Uint8Array, options?: { stream: boolean }): string
}

/** In characters. Even a row with many names is shorter. */
export const LONGEST_LINE = 65_536
const [NEWLINE, FIRST_OF_ASCII, FIRST_OF_A_CHARACTER] = [0x0a, 0x80, 0xc0]
/** Old spreadsheets on Apple's computers write a lone CR. */
const LINE_END = /\r\n|\n|\r/

/** The lines of a text file. @throws {UnreadableFile} */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, decoder: Utf8Decoder): AsyncGenerator<string> {
  let rest = ''
  let number = 0
  for await (const chunk of chunks) {
    let text: string
    try {
      text = rest + decoder.decode(chunk, { stream: true })
    } catch {
      throw new UnreadableFile('not-utf-8', number + lineOfBadByte(chunk, decoder))
    }
    const lines = text.split(LINE_END)
    rest = lines.pop() ?? ''
    // The next chunk may begin with the second half of the line's end.
    if (text.endsWith('\r')) rest = `${lines.pop() ?? ''}\r`
    if (rest.length > LONGEST_LINE) throw new UnreadableFile('too-long', number + lines.length + 1)
    number += lines.length
    yield* lines
  }
  try {
    rest += decoder.decode()
  } catch {
    throw new UnreadableFile('not-utf-8', number + 1)
  }
  if (rest !== '') yield rest.replace(/\r$/, '')
}

/** The line, from 1, of the first byte of a chunk that is not UTF-8. */
function lineOfBadByte(chunk: Uint8Array, decoder: Utf8Decoder): number {
  let line = 1
  // The chunk may begin within a character.
  let from = chunk.findIndex((byte) => byte < FIRST_OF_ASCII || byte >= FIRST_OF_A_CHARACTER)
  for (;;) {
    const newline = chunk.indexOf(NEWLINE, from)
    try {
      decoder.decode(chunk.subarray(from, newline < 0 ? chunk.length : newline + 1))
    } catch {
      return line
    }
    if (newline < 0) return line
    from = newline + 1
    line++
  }
}
