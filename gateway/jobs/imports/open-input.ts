import { assertNever } from '../../../shared/assert-never.ts'
import type { GuildRules } from '../../../shared/database/guilds/guilds.ts'
import type { StoredRefusal } from '../../../shared/database/imports/json-columns.ts'
import type { Reading } from '../../../shared/database/imports/reading.ts'
import type { CarriedThing } from '../../../shared/imports/carried/thing.ts'
import { readMembersFile } from '../../../shared/imports/read-members.ts'
import { importRules, type WantedMember, wantedPages } from '../../../shared/imports/rules.ts'
import { Refusals } from '../../../shared/imports/sink.ts'
import type { Curve } from '../../../shared/levelling/curve.ts'
import type { EffectContext } from '../context.ts'
import type { Turn } from '../pool.ts'
import { bulkMembers } from './bulk-members.ts'
import { type FileReading, fileBytes } from './file-bytes.ts'
import { pause } from './interruption.ts'

/** The pause after each piece of a file, in which other work of the process has a turn. */
const PAUSE_MS = 1

/** The members of an input: a file, or the members of the server. */
export interface Input {
  /** The name of its format, and the other bot's name. */
  format: string
  title: string
  /** The names of other formats that it may have. */
  others: readonly string[]
  duplicates: number
  carried: readonly CarriedThing[]
  refusals: Refusals
  /** The server's curve after the import. */
  curve: Curve
  /** The members with their totals, each once, up to a thousand at a time. */
  pages: Iterable<WantedMember[]> | AsyncIterable<WantedMember[]>
}

type Opened = { ok: true; input: Input } | { ok: false; refusal: StoredRefusal }

/** Opens the input of an import. Only this function knows all kinds of sources. */
export async function openInput(
  reading: Reading,
  guild: GuildRules,
  context: EffectContext,
  { turn, onRows }: { turn: Turn; onRows: (rows: number) => void },
): Promise<Opened> {
  const { source } = reading
  switch (source.kind) {
    case 'attachment':
    case 'upload':
      return openFile({ ...reading, source }, guild, context, onRows)
    case 'members':
      return openMembers(reading, guild, context, turn)
    default:
      return assertNever(source)
  }
}

function openMembers(reading: Reading, guild: GuildRules, context: EffectContext, turn: Turn): Opened {
  const { bulk } = reading.options
  if (bulk === undefined) throw new Error('a change of many members does not say what it changes')
  const pages = bulkMembers(guild.settings.id, bulk.change, { ...context, aside: (work) => turn.aside(work) })
  const none = { others: [], duplicates: 0, carried: [], refusals: new Refusals() }
  // The title is the reason of the XP. For one member it stays empty: the member's own name is no reason.
  const title = bulk.change.whose.of === 'role' ? bulk.name : ''
  return { ok: true, input: { format: '', title, ...none, curve: guild.curve, pages } }
}

async function openFile(
  reading: FileReading,
  guild: GuildRules,
  context: EffectContext,
  onRows: (rows: number) => void,
): Promise<Opened> {
  const { options, mode } = reading
  if (mode === 'reset' || mode === 'give') throw new Error(`a file cannot be read with the mode ${mode}`)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const bytes = fileBytes(reading, context)
  const read = await readMembersFile(bytes, {
    decoder,
    chosen: options.columns,
    report: onRows,
    pause: () => pause(PAUSE_MS, context),
  })
  if (!read.ok) return { ok: false, refusal: { why: read.why, line: read.line } }
  const { file } = read
  const rules = importRules({ mode, keeps: options.keeps }, file, guild.curve)
  if (rules === null) return { ok: false, refusal: { why: 'no-curve', line: null } }
  const { format, others, besides, rows, refusals } = file
  return {
    ok: true,
    input: {
      ...{ format: format.name, title: format.title, others: others.map(({ name }) => name) },
      ...{ duplicates: rows.duplicates, carried: format.carries?.(besides) ?? [], refusals, curve: rules.to },
      pages: wantedPages(file, rules, (row) => refusals.add(row)),
    },
  }
}
