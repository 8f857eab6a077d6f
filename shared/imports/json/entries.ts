import { Tokenizer, TokenParser, TokenType } from '@streamparser/json'
import { UnreadableFile } from '../file-refusal.ts'
import { exactNumber } from './number-text.ts'

/** A value of a list of a JSON file, or of the file's top level. */
export interface JsonEntry {
  /** The key of the list in the file's top level; empty where the whole file is the list. */
  list: string
  /** The key of the value in its list: its place where the list is an array. Null for a value of the top level that is no list. */
  key: string | number | null
  value: unknown
  /** The line in which the value ends, from 1. */
  line: number
  /** About how many characters the value has. */
  size: number
}

const LONGEST_TOKEN_BYTES = 1_048_576
/** Settings and rows of bots are far smaller. */
const MOST_TOKENS_OF_A_VALUE = 100_000
const DEEPEST = 32
const NEWLINE = 0x0a

/** A file whose first key is an id is itself a list of members. */
const KEYED_BY_ID = /^(?:\xef\xbb\xbf)?\s*\{\s*"\d{15,20}"/

/** Whether the whole of a file is the list of members; otherwise its lists are one level deeper. @param head the file's beginning */
const isListItself = (head: string): boolean => /^(?:\xef\xbb\xbf)?\s*\[/.test(head) || KEYED_BY_ID.test(head)

const [OPENS, CLOSES] = [
  new Set([TokenType.LEFT_BRACE, TokenType.LEFT_BRACKET]),
  new Set([TokenType.RIGHT_BRACE, TokenType.RIGHT_BRACKET]),
]

/** A value that is no list. */
const IS_VALUE = new Set([TokenType.STRING, TokenType.NUMBER, TokenType.TRUE, TokenType.FALSE, TokenType.NULL])

class ExactTokenizer extends Tokenizer {
  // The parser passes on what this returns, whatever its type, and the readers of values expect a `NumberText`.
  protected override parseNumber = (text: string): number => exactNumber(text) as number
}

/**
 * Reads the values of a JSON file's lists one after the other, in memory that does not grow with the file: a million members
 * are never held at once. A file may be several documents of the same form, one after the other: the pages of a leaderboard.
 * `write` takes the next bytes, and returns the values that they complete.
 */
export class JsonEntries {
  private readonly tokenizer = new ExactTokenizer()
  private readonly parser: TokenParser
  private entries: JsonEntry[] = []
  private line = 1
  private depth = 0
  private tokens = 0
  private size = 0
  private bytesSinceToken = 0
  /** The newest text in the file's top level. It is a key if a colon follows. */
  private topKey = ''
  /** Whether the next value belongs to `topKey`. */
  private awaitsTopValue = false

  /** @param head the beginning of the file: some hundred characters */
  constructor(head: string) {
    const isList = isListItself(head)
    this.parser = new TokenParser({ paths: [isList ? '$.*' : '$.*.*'], keepStack: false, separator: '' })
    this.parser.onError = this.refuse
    this.tokenizer.onError = this.refuse
    this.parser.onValue = ({ key, value, stack }) => {
      const list = isList ? '' : String(stack[1]?.key ?? '')
      this.entries.push({ list, key: key ?? '', value, line: this.line, size: this.size })
      this.tokens = 0
      this.size = 0
    }
    this.tokenizer.onToken = ({ token, value }) => {
      this.bytesSinceToken = 0
      this.size += typeof value === 'string' ? value.length : 1
      if (OPENS.has(token)) this.depth++
      if (CLOSES.has(token)) this.depth--
      if (this.depth > DEEPEST) throw new UnreadableFile('too-deep', this.line)
      if (++this.tokens > MOST_TOKENS_OF_A_VALUE) throw new UnreadableFile('too-long', this.line)
      this.parser.write({ token, value })
      if (this.depth === 1 && !isList) this.takeTop(token, value)
    }
  }

  /** @returns the values that are complete with this chunk @throws {UnreadableFile} */
  write(chunk: Uint8Array): JsonEntry[] {
    this.entries = []
    // Line by line, so that `line` is the line of every value and every error.
    for (let from = 0; from < chunk.length; ) {
      const newline = chunk.indexOf(NEWLINE, from)
      const end = newline < 0 ? chunk.length : newline + 1
      this.writeLine(chunk.subarray(from, end))
      if (newline >= 0) this.line++
      from = end
    }
    return this.entries
  }

  /** Checks that the file is complete. @throws {UnreadableFile} */
  end(): void {
    if (this.depth > 0) throw new UnreadableFile('truncated', this.line)
    this.tokenizer.end()
  }

  /** Passes on a value of the top level that is no list: the parser passes on only the values of lists. */
  private takeTop(token: TokenType, value: unknown): void {
    if (this.awaitsTopValue && IS_VALUE.has(token))
      this.entries.push({ list: this.topKey, key: null, value, line: this.line, size: this.size })
    else if (token === TokenType.STRING) this.topKey = String(value)
    this.awaitsTopValue = token === TokenType.COLON
  }

  private writeLine(bytes: Uint8Array): void {
    this.bytesSinceToken += bytes.length
    this.tokenizer.write(bytes)
    if (this.bytesSinceToken > LONGEST_TOKEN_BYTES) throw new UnreadableFile('too-long', this.line)
  }

  private readonly refuse = (error: Error): never => {
    if (error instanceof UnreadableFile) throw error
    // The tokenizer decodes texts with a strict decoder, which throws a TypeError.
    throw new UnreadableFile(error instanceof TypeError ? 'not-utf-8' : 'not-json', this.line)
  }
}
