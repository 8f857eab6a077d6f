import { type ListedGuild, moveGuilds } from '../../shared/database/original/guilds.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { LevelRole } from '../../shared/levelling/level-roles.ts'
import { type Adjusted, readGuild, readLevelRole } from '../../shared/original/guild.ts'
import type { SourceRow } from '../../shared/original/schema.ts'
import { idOf } from '../../shared/original/values.ts'
import type { Move } from './move.ts'

/** A value of a row, for the report. */
const shown = (...values: unknown[]): string => values.map((value) => String(value ?? '')).join(' ')

/** Moves servers with their lists. @returns the ids of all that are not refused */
export async function moveAllGuilds(move: Move): Promise<Set<Snowflake>> {
  const { source, report, progress } = move
  const known = new Set<Snowflake>()
  const listed = { levelRoles: 0, ignoredChannels: 0, ignoredRoles: 0 }
  for await (const page of source.pages('guilds', 'id')) {
    const guilds = page.flatMap((row) => {
      const read = readGuild(row)
      if (read.ok) return [read]
      report.refuse('Servers', shown(row.id), read.why)
      return []
    })
    const ids = guilds.map(({ guild }) => guild.id)
    const rows = {
      levelRoles: await source.among('levelRoles', 'guildId', ids),
      ignoredChannels: await source.among('ignoredChannels', 'guildId', ids),
      ignoredRoles: await source.among('ignoredRoles', 'guildId', ids),
    }
    for (const table of ['levelRoles', 'ignoredChannels', 'ignoredRoles'] as const) listed[table] += rows[table].length
    const levelRoles = readLevelRoles(rows.levelRoles, move)
    const channels = readIgnored(rows.ignoredChannels, 'channelId', move)
    const roles = readIgnored(rows.ignoredRoles, 'roleId', move)
    await writeGuilds(
      guilds.map(({ guild, adjusted }) => ({
        guild,
        adjusted,
        levelRoles: levelRoles.get(guild.id) ?? [],
        ignoredChannelIds: channels.get(guild.id) ?? [],
        ignoredRoleIds: roles.get(guild.id) ?? [],
      })),
      move,
    )
    for (const id of ids) known.add(id)
    progress(page.length)
  }
  const lost = async (table: keyof typeof listed): Promise<number> => (await source.count(table)) - listed[table]
  report.count('Level roles', 'of no server', await lost('levelRoles'))
  report.count('Ignored', 'of no server', (await lost('ignoredChannels')) + (await lost('ignoredRoles')))
  return known
}

function readLevelRoles(rows: readonly SourceRow<'levelRoles'>[], { report }: Move): Map<Snowflake, LevelRole[]> {
  const roles = new Map<Snowflake, LevelRole[]>()
  for (const row of rows) {
    const read = readLevelRole(row)
    if (!read.ok) report.refuse('Level roles', shown(row.guildId, row.roleId, row.level), read.why)
    else roles.set(read.guildId, [...(roles.get(read.guildId) ?? []), read.levelRole])
  }
  return roles
}

function readIgnored<Column extends string>(
  rows: readonly ({ guildId?: unknown } & { [Name in Column]?: unknown })[],
  column: Column,
  { report }: Move,
): Map<Snowflake, Snowflake[]> {
  const lists = new Map<Snowflake, Snowflake[]>()
  for (const row of rows) {
    const [guildId, id] = [idOf(row.guildId), idOf(row[column])]
    if (guildId === null || id === null) report.refuse('Ignored', shown(row.guildId, row[column]), 'bad-id')
    else lists.set(guildId, [...(lists.get(guildId) ?? []), id])
  }
  return lists
}

const OUTCOMES = { new: 'new', changed: 'changed', same: 'already here', kept: 'left as they are' } as const

interface ReadGuild extends ListedGuild {
  adjusted: readonly Adjusted[]
}

async function writeGuilds(guilds: readonly ReadGuild[], { db, report, asked, now }: Move): Promise<void> {
  const outcomes = await moveGuilds(db, guilds, asked, now())
  outcomes.forEach(({ outcome, levelRoles, ignored }, nth) => {
    const one = guilds[nth]
    if (one === undefined) return
    report.count('Servers', OUTCOMES[outcome])
    const present = outcome === 'kept' ? 'left as they are' : 'already here'
    report.count('Level roles', 'new', levelRoles.added)
    report.count('Level roles', present, one.levelRoles.length - levelRoles.added - levelRoles.taken.length)
    report.count('Ignored', 'new', ignored)
    report.count('Ignored', present, one.ignoredChannelIds.length + one.ignoredRoleIds.length - ignored)
    for (const { level, roleId } of levelRoles.taken)
      report.refuse('Level roles', shown(one.guild.id, roleId, level), 'role-taken')
    if (outcome === 'kept') return
    for (const { what, from, to } of one.adjusted)
      report.adjust(`server ${one.guild.id}: ${what} ${JSON.stringify(from)} becomes ${to}`)
  })
}
