import type { Snowflake } from '../discord/snowflake.ts'
import type { Curve } from '../levelling/curve.ts'
import { curveOfFile } from './curves.ts'
import type { MembersFile } from './read-members.ts'
import type { RefusedRow } from './sink.ts'
import { type ImportCurves, type ImportMode, type Kept, wantedXp } from './wanted-xp.ts'

/** The rules of an import. */
export interface ImportRules extends ImportCurves {
  mode: ImportMode
  keeps: Exclude<Kept, 'curve'>
  /** The server's curve before the import. `to` is the one after it. */
  before: Curve
}

/** The rules of an import of this file. @param before the server's curve @returns null where the file's curve is wanted, and not known */
export function importRules(
  { mode, keeps }: { mode: ImportMode; keeps: Kept },
  file: Pick<MembersFile, 'format' | 'besides'>,
  before: Curve,
): ImportRules | null {
  const from = curveOfFile(file)
  if (keeps !== 'curve') return { mode, keeps, from, before, to: before }
  return from === null ? null : { mode, keeps: 'totals', from, before, to: from }
}

/** A member with the total that an import gives. */
export interface WantedMember {
  userId: Snowflake
  xp: number
  /** The number of messages; null or absent where the import changes none. */
  messages?: number | null
  /** The line of the row; absent for a member who comes from no file. */
  line?: number
}

/** Members that one statement reads or writes. */
const PAGE = 1_000

/** The members of a file with their totals, in pages, in the order of their ids. @param refuse called for each row without a total */
export function* wantedPages(
  { rows }: Pick<MembersFile, 'rows'>,
  rules: ImportRules,
  refuse: (row: RefusedRow) => void,
): Generator<WantedMember[]> {
  let page: WantedMember[] = []
  for (const member of rows.members()) {
    const wanted = wantedXp(member, rules.keeps, rules)
    if (wanted.ok) page.push({ userId: member.userId, xp: wanted.xp, messages: member.messages, line: member.line })
    else refuse({ line: member.line, why: wanted.why, text: member.userId })
    if (page.length < PAGE) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
}
