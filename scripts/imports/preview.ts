import type { Kysely } from 'kysely'
import { theseMembers } from '../../shared/database/decay/silent-members.ts'
import type { GuildRules } from '../../shared/database/guilds/guilds.ts'
import { departedOf } from '../../shared/database/members/departures.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { type ImportPreview, PreviewCount } from '../../shared/imports/preview.ts'
import type { MembersFile } from '../../shared/imports/read-members.ts'
import type { RefusedRow } from '../../shared/imports/sink.ts'
import { type ImportCurves, type ImportMode, type Kept, wantedXp } from '../../shared/imports/wanted-xp.ts'
import type { Curve } from '../../shared/levelling/curve.ts'
import { withProgress } from '../local/progress-line.ts'

/** The rules of an import. */
export interface ImportRules extends ImportCurves {
  mode: ImportMode
  keeps: Exclude<Kept, 'curve'>
  /** The server's curve before the import. `to` is the one after it. */
  before: Curve
}

/** Members that one statement reads. */
const PAGE = 1_000

/** A member of the file with the total that the file gives. */
interface WantedMember {
  userId: Snowflake
  xp: number
}

/** The members of a file with their totals, in pages, in the order of their ids. @param refuse called for each row without a total */
export function* wantedPages(
  { rows }: Pick<MembersFile, 'rows'>,
  rules: ImportRules,
  refuse: (row: RefusedRow) => void,
): Generator<WantedMember[]> {
  let page: WantedMember[] = []
  for (const member of rows.members()) {
    const wanted = wantedXp(member, rules.keeps, rules)
    if (wanted.ok) page.push({ userId: member.userId, xp: wanted.xp })
    else refuse({ line: member.line, why: wanted.why, text: member.userId })
    if (page.length < PAGE) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
}

/** Computes what the import would change. Rows that turn out to have no total are added to the refused ones. */
export async function previewImport(
  db: Kysely<Database>,
  file: MembersFile,
  { settings, levelRoles }: GuildRules,
  rules: ImportRules,
): Promise<ImportPreview> {
  const { mode, before, to: after } = rules
  const roles = { levelRoles, type: settings.roleAssignType }
  const count = new PreviewCount({ mode, before, after, roles })
  await withProgress('members compared', async (report) => {
    let compared = 0
    for (const page of wantedPages(file, rules, (row) => file.refusals.add(row))) {
      const userIds = page.map(({ userId }) => userId)
      const present = await theseMembers(db, settings.id, userIds)
      const departed = await departedOf(db, settings.id, userIds)
      const now = new Map(present.map(({ userId, xp }) => [userId, xp]))
      for (const { userId, xp: wanted } of page)
        count.add({ userId, now: now.get(userId) ?? null, wanted, hasLeft: departed.has(userId) })
      compared += page.length
      report(compared)
    }
  })
  return count.result()
}
