import * as v from 'valibot'

const fields = v.record(v.string(), v.unknown())

/** The output of a process by line. Tests can wait for a line that is not written yet. */
export class Lines {
  readonly all: string[] = []
  readonly #waiting = new Set<(line: string) => void>()

  add(line: string): void {
    this.all.push(line)
    for (const tell of this.#waiting) tell(line)
  }

  /** Adds the lines of a stream until the stream ends. */
  async readFrom(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<void> {
    let rest = ''
    for await (const text of stream.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) this.add(line)
    }
    if (rest !== '') this.add(rest)
  }

  /** The first line that matches; waits where there is none yet. */
  first(matches: (line: string) => boolean): Promise<string> {
    const written = this.all.find(matches)
    if (written !== undefined) return Promise.resolve(written)
    return new Promise((resolve) => {
      const tell = (line: string): void => {
        if (!matches(line)) return
        this.#waiting.delete(tell)
        resolve(line)
      }
      this.#waiting.add(tell)
    })
  }

  /**
   * A number in the first line that contains this text; waits where there is none yet. The lines must be JSON.
   * @throws where that line has no number under this key
   */
  async numberIn(text: string, key: string): Promise<number> {
    const line = await this.first((each) => each.includes(text))
    return v.parse(v.number(), v.parse(fields, JSON.parse(line))[key])
  }
}
