import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { CARRIED_PARTS, type CarriedPart } from '../../shared/imports/carried/part.ts'
import { readColumns } from '../../shared/imports/chosen-columns.ts'
import type { ChosenColumns } from '../../shared/imports/formats/plain.ts'
import { IMPORT_MODES, type ImportMode, KEPT, type Kept } from '../../shared/imports/wanted-xp.ts'
import type { Refusal } from '../local/refusal.ts'
import { checkServerId } from '../local/server-id.ts'
import { readWords } from '../local/words.ts'

/** What the command line of scripts/import asks for. */
export interface AskedImport {
  file: string
  guildId: Snowflake
  mode: ImportMode
  keeps: Kept
  chosen: ChosenColumns | null
  /** What is taken over of the file besides XP. */
  takes: readonly CarriedPart[]
  isApplied: boolean
}

/** What the command line of scripts/import asks for, for a file or for the last import. */
export type AskedOfImport =
  | ({ about: 'file' } & AskedImport)
  | { about: 'undo' | 'stop'; guildId: Snowflake; isApplied: boolean }

const OPTIONS = {
  guild: { type: 'string' },
  mode: { type: 'string', default: 'higher' },
  levels: { type: 'string', default: 'totals' },
  columns: { type: 'string' },
  settings: { type: 'boolean', default: false },
  'level-roles': { type: 'boolean', default: false },
  apply: { type: 'boolean', default: false },
  undo: { type: 'boolean', default: false },
  stop: { type: 'boolean', default: false },
} as const

function columnsOf(text: string, wrongUsage: (why: string) => Refusal): ChosenColumns {
  const columns = readColumns(text)
  if (columns === null)
    throw wrongUsage(`--columns is id=NAME,xp=NAME,level=NAME,messages=NAME with id, and xp or level, not ${text}`)
  return columns
}

/** Reads the command line. @throws {Refusal} */
export function readAsked(words: readonly string[]): AskedOfImport {
  const { positionals, values, wrongUsage } = readWords({ script: 'import', options: OPTIONS, most: 1 }, words)
  const [file] = positionals
  const { guild: guildId, apply: isApplied, undo, stop } = values
  if (file === undefined && !undo && !stop) throw wrongUsage('the file is missing')
  if (guildId === undefined) throw wrongUsage('--guild is missing')
  checkServerId(guildId, wrongUsage)
  if (file === undefined) return { about: undo ? 'undo' : 'stop', guildId, isApplied }
  if (undo || stop) throw wrongUsage('--undo and --stop take no file')
  const mode = IMPORT_MODES.find((one) => one === values.mode)
  if (mode === undefined) throw wrongUsage(`--mode is higher, replace or add, not ${values.mode}`)
  const keeps = KEPT.find((one) => one === values.levels)
  if (keeps === undefined) throw wrongUsage(`--levels is totals, levels or curve, not ${values.levels}`)
  const chosen = values.columns === undefined ? null : columnsOf(values.columns, wrongUsage)
  const takes = CARRIED_PARTS.filter((part) => values[part])
  return { about: 'file', file, guildId, mode, keeps, chosen, takes, isApplied }
}
