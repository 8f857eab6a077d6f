import { sql } from 'kysely'
import { type AuditEntry, type Author, entryOf } from '../../audit/entry.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import {
  DEFAULT_SETTINGS,
  type GuildSettings,
  SETTING_COLUMNS,
  SETTINGS,
  type SettingColumns,
} from '../../settings/index.ts'
import { record } from '../audit/record.ts'
import { hurryAnnouncements } from '../jobs/announcements.ts'
import { insertJobs } from '../jobs/jobs.ts'
import type { SyncReply } from '../jobs/role-sync.ts'
import type { Queries } from '../queries.ts'
import { changeNamed, type NameTaken, takenName } from './board-name.ts'
import { type GuildAuthor, nextVersion, type Stale } from './version.ts'

export { DEFAULT_SETTINGS, type GuildSettings } from '../../settings/index.ts'

/** The columns of `guilds` that hold settings, for a `select`, with the names of their values. */
export const SETTINGS_COLUMNS = SETTING_COLUMNS.map(({ alias }) => alias)

/** The columns that a change of settings sets. */
const toColumns = (change: Partial<GuildSettings>): Partial<SettingColumns> =>
  Object.fromEntries(
    SETTING_COLUMNS.flatMap(({ name, column }) => (change[name] === undefined ? [] : [[column, change[name]]])),
  )

/** Whether a change includes a setting that can delay announcements. */
const delaysAnnouncements = (change: Partial<GuildSettings>): boolean =>
  SETTINGS.some(
    ({ delays, columns }) =>
      delays === 'announcements' && Object.keys(columns).some((name) => Object.hasOwn(change, name)),
  )

/** A guild's settings as they are stored, with their version. */
export interface StandingSettings {
  settings: GuildSettings
  /** `updated_at` of the guild: it rises with each change of settings and lists. 0 for a guild that is not registered. */
  version: number
}

/** Reads a guild's settings with their version. */
export async function standingSettings(db: Queries, guildId: Snowflake): Promise<StandingSettings> {
  const row = await db
    .selectFrom('guilds')
    .select(['updated_at as version', ...SETTINGS_COLUMNS])
    .where('id', '=', guildId)
    .executeTakeFirst()
  if (row === undefined) return { settings: DEFAULT_SETTINGS, version: 0 }
  const { version, ...settings } = row
  return { settings, version }
}

/** Who changes settings. */
export interface SettingsAuthor extends GuildAuthor {
  /** The settings as the caller has just read them. Without this value, they are read first. */
  standing?: StandingSettings | undefined
  /** The reply that shows the progress of the job that follows from the change; without it, no reply does. */
  reply?: SyncReply | null
}

/** `version`: the one after the change. */
export type ChangedSettings = { ok: true; version: number } | Stale | NameTaken

/** Each failed try means that another write succeeded, so this many in a row are a defect. */
const MAX_TRIES = 50

/**
 * Changes some settings of a guild by compare-and-set: reads them unless they were just read, writes, and starts again where
 * another change came first. Registers a guild that is not known yet, with an empty name. Gateway processes notice the
 * change by its time. An entry of the audit is written for each setting whose value changes; where none does, nothing is
 * written.
 * @param now milliseconds since 1970
 * @throws where other changes came first fifty times
 */
export async function changeSettings(
  db: Queries,
  { standing: known, reply = null, ...author }: SettingsAuthor,
  change: Partial<GuildSettings>,
  now: number,
): Promise<ChangedSettings> {
  const { guildId, expected } = author
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const standing = (tries === 0 ? known : undefined) ?? (await standingSettings(db, guildId))
    if (expected !== undefined && expected !== standing.version) return { ok: false, reason: 'stale' }
    const entries = settingEntries(author, standing.settings, change)
    if (entries.length === 0) return { ok: true, version: standing.version }
    const version = nextVersion(standing.version, now)
    const curveBefore = curveReplaced(standing.settings, change)
    const [isMade] = await Promise.all([
      record(db, {
        ...{
          entries,
          at: version,
          make: () => replaceSettings(db, guildId, standing.version, { change, curveBefore, version, now }),
        },
        unmade: (made) => (made ? [] : entries),
      }),
      // Written at the same time as the change, so that no crash in between leaves wrong levels. The job waits for the change.
      curveBefore !== null && insertJobs(db, [recalculation(guildId, version, reply)], now),
      delaysAnnouncements(change) && hurryAnnouncements(db, guildId, now + COMMITTED_MS),
    ])
    if (isMade) return { ok: true, version }
    const taken = await takenName(db, guildId, change.boardName)
    if (taken !== null) return taken
  }
  throw new Error(`another change of the guild's settings came before each of ${MAX_TRIES} tries to change them`)
}

/** Within this time a change is committed. Delayed announcements are checked after it, because that is written at the same time. */
const COMMITTED_MS = 1_000

/** The entries of the audit for a change: one for each setting whose value changes, with all values of that setting. */
function settingEntries(author: Author, standing: GuildSettings, change: Partial<GuildSettings>): AuditEntry[] {
  const values: Readonly<Record<string, unknown>> = { ...standing }
  const wanted: Readonly<Record<string, unknown>> = { ...standing, ...change }
  return SETTINGS.flatMap(({ key: subject, columns }) => {
    const names = Object.keys(columns)
    if (names.every((name) => wanted[name] === values[name])) return []
    const valuesOf = (all: typeof values) => Object.fromEntries(names.map((name) => [name, all[name]]))
    const [before, after] = [valuesOf(values), valuesOf(wanted)]
    return [entryOf(author, { kind: 'setting.changed', subject, before, after })]
  })
}

/** The curve that a change replaces; null where the curve stays. */
const curveReplaced = ({ curve }: GuildSettings, change: Partial<GuildSettings>): string | null =>
  change.curve === undefined || change.curve === curve ? null : curve

/** The job that follows from a change of the curve. @param since the guild's version after the change */
const recalculation = (guildId: Snowflake, since: number, reply: SyncReply | null) =>
  ({ kind: 'recalculate-levels', guildId, userId: null, payload: { reply, since } }) as const

interface SettingsChange {
  change: Partial<GuildSettings>
  /** The curve that the change replaces; null where the curve stays. */
  curveBefore: string | null
  version: number
  now: number
}

/** Writes settings unless the guild's version is another one. @returns whether they were written */
async function replaceSettings(
  db: Queries,
  guildId: Snowflake,
  before: number,
  { change, curveBefore, version, now }: SettingsChange,
): Promise<boolean> {
  const curve = curveBefore === null ? {} : { curve_before: curveBefore, curve_changed_at: version }
  const changed = { ...toColumns(change), ...curve, updated_at: version }
  const unnamed = { id: guildId, name: '', active: 1, notification_channel_id: null, created_at: now } as const
  const { boardName } = change
  if (before === 0 && boardName) {
    // The insert below would change the row of another guild that has the name.
    await db
      .insertInto('guilds')
      .values({ ...unnamed, updated_at: 0 })
      .onDuplicateKeyUpdate({ id: guildId })
      .execute()
  } else if (before === 0) {
    // Another process may have registered the guild meanwhile. `updated_at` must be the last column, because MySQL assigns
    // from left to right.
    const unlessChanged = Object.keys(changed).map((column) => {
      const name = sql.ref(`guilds.${column}`)
      return [column, sql`if(guilds.updated_at = 0, values(${sql.ref(column)}), ${name})`]
    })
    const { numInsertedOrUpdatedRows = 0n } = await db
      .insertInto('guilds')
      .values({ ...unnamed, ...changed })
      .onDuplicateKeyUpdate(Object.fromEntries(unlessChanged))
      .executeTakeFirstOrThrow()
    return numInsertedOrUpdatedRows > 0n
  }
  if (boardName) return changeNamed(db, guildId, changed, before)
  const { numUpdatedRows } = await db
    .updateTable('guilds')
    .set(changed)
    .where('id', '=', guildId)
    .where('updated_at', '=', before)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Loads the quiet times of guilds. A guild that was never registered is absent. */
export async function quietTimesOf(
  db: Queries,
  guildIds: readonly Snowflake[],
): Promise<Map<Snowflake, string | null>> {
  const rows = await db.selectFrom('guilds').select(['id', 'quiet_time']).where('id', 'in', guildIds).execute()
  return new Map(rows.map((row) => [row.id, row.quiet_time]))
}

/** Loads a guild's quiet time, e.g. `22:00-07:00 Europe/Berlin`; null where there is none. */
export async function quietTimeOf(db: Queries, guildId: Snowflake): Promise<string | null> {
  const row = await db.selectFrom('guilds').select('quiet_time').where('id', '=', guildId).executeTakeFirst()
  return row?.quiet_time ?? null
}
