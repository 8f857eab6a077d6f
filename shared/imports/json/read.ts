import { UnreadableFile } from '../file-refusal.ts'
import type { Besides, JsonShape } from '../format.ts'
import { FORMATS } from '../formats/list.ts'
import type { ChosenColumns } from '../formats/plain.ts'
import type { Detected, RowSink } from '../sink.ts'
import { JsonEntries, type JsonEntry } from './entries.ts'
import { type FittingShape, fittingShapes, marksIn, readEntry, rowName } from './shape.ts'

/** Rows that are looked at to tell formats apart. */
const SAMPLE = 100
/** What a file holds besides its members is kept up to this many characters. */
const MOST_BESIDES = 1_000_000
/** Rows before the first one that shows the file's format. They are kept until then. */
const MOST_ODD = 50
/** In characters. A longer one is not kept. */
const LONGEST_ODD = 1_000

const BESIDES = new Set(FORMATS.flatMap(({ besides = [] }) => besides))

/** Reads a JSON file. @param chunks the whole file @param head its beginning @throws {UnreadableFile} */
export async function readJson(
  chunks: AsyncIterable<Uint8Array>,
  { head, chosen }: { head: string; chosen: ChosenColumns | null },
  sink: RowSink,
): Promise<Detected> {
  const entries = new JsonEntries(head)
  const reading = new JsonReading(chosen, sink)
  for await (const chunk of chunks) for (const entry of entries.write(chunk)) reading.take(entry)
  entries.end()
  return reading.end()
}

class JsonReading {
  private fitting: FittingShape[] = []
  private sampled = 0
  private readonly marks = new Map<FittingShape, number>()
  /** What the file holds besides its members, by key. The value of a list is a map. */
  private readonly besides = new Map<string, unknown>()
  private besidesSize = 0
  private odd: JsonEntry[] = []

  constructor(
    private readonly chosen: ChosenColumns | null,
    private readonly sink: RowSink,
  ) {}

  take(entry: JsonEntry): void {
    if (BESIDES.has(entry.list)) this.keepBesides(entry)
    else if (this.fitting.length === 0 && entry.key !== null) this.findShape(entry)
    const [first] = this.fitting
    if (first === undefined || entry.list !== first.shape.list || entry.key === null) return
    if (this.sampled++ < SAMPLE)
      for (const one of this.fitting) this.marks.set(one, (this.marks.get(one) ?? 0) + marksIn(one.shape, entry.value))
    this.add(entry, first.shape)
  }

  end(): Detected {
    const [first] = this.fitting
    if (first === undefined) throw new UnreadableFile(this.chosen === null ? 'no-members' : 'no-column')
    const besides: Besides = Object.fromEntries(
      [...this.besides].map(([name, kept]) => [name, kept instanceof Map ? Object.fromEntries(kept) : kept]),
    )
    const found = ({ format }: FittingShape): number =>
      (format.besides ?? []).filter((name) => this.besides.has(name)).length
    const score = (one: FittingShape): number => (this.marks.get(one) ?? 0) + found(one) * SAMPLE
    const sorted = this.fitting.toSorted((a, b) => score(b) - score(a)).map(({ format }) => format)
    const [format = first.format, ...others] = new Set(sorted)
    return { format, others, besides }
  }

  /** Looks whether a row shows the format. If it does, the rows before it are read by this format, and refused with a reason. */
  private findShape(entry: JsonEntry): void {
    this.fitting = fittingShapes(entry, this.chosen)
    const [first] = this.fitting
    if (first === undefined) {
      if (this.odd.length < MOST_ODD && entry.size < LONGEST_ODD) this.odd.push(entry)
      return
    }
    for (const odd of this.odd) if (odd.list === first.shape.list) this.add(odd, first.shape)
    this.odd = []
  }

  private add(entry: JsonEntry, shape: JsonShape): void {
    const row = readEntry(entry, shape)
    this.sink.add(row, entry.line, row.ok ? '' : rowName(entry, shape))
  }

  private keepBesides({ list, key, value, size }: JsonEntry): void {
    const known = this.besides.get(list)
    const kept = known instanceof Map ? known : new Map<string | number, unknown>()
    this.besidesSize += size
    const fits = this.besidesSize <= MOST_BESIDES
    if (key !== null && fits) kept.set(key, value)
    if (key !== null || fits) this.besides.set(list, key === null ? value : kept)
  }
}
