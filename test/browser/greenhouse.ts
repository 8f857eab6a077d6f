import { PermissionFlagsBits } from 'discord-api-types/v10'
import type { Kysely } from 'kysely'
import { addBoost } from '../../shared/database/guilds/change-boosts.ts'
import { countedLevel, countMembers } from '../../shared/database/members/level-counts.ts'
import { insertMessageLogs, type MessageLog } from '../../shared/database/members/message-logs.ts'
import { saveUsers } from '../../shared/database/members/users.ts'
import type { Queries } from '../../shared/database/queries.ts'
import type { Database } from '../../shared/database/schema.ts'
import { endSeason, startSeason } from '../../shared/database/seasons/change.ts'
import { listSeasons } from '../../shared/database/seasons/seasons.ts'
import { snowflakeAt } from '../../shared/discord/snowflake.ts'
import { DAY_MS } from '../../shared/levelling/day.ts'
import { levelAt } from '../support/default-curve.ts'
import type { Application } from '../support/discord/community/application.ts'
import type { Guild } from '../support/discord/community/guild.ts'
import type { Discord } from '../support/discord/discord.ts'
import { workOnNewestSeason } from '../support/season-work.ts'
import { populateWebhooks } from './greenhouse-webhooks.ts'

/** Names that pages must show as they are: HTML, other scripts, a long one. */
const PEOPLE = [
  ...['Alice', 'Bob', 'Carol', 'Dave', 'Erin', 'Frank', 'Grace', 'Heidi', 'Ivan', 'Judy', 'Mallory', 'Niaj'],
  ...['<b onclick="alert(1)">Olivia</b>', 'Пётр Иванович', '山田太郎', 'مريم', 'Donaudampfschifffahrtsgesellschaft'],
]
const CHANNELS = ['general', 'seed-swap', 'off-topic', 'announcements']
const ROLES = [
  { level: 1, name: 'Seedling' },
  { level: 3, name: 'Sprout' },
  { level: 5, name: 'Gardener' },
  { level: 10, name: 'Oak' },
]
const DAYS = 30
const BOT_ROLE_POSITION = 50

/** A number for some words, always the same for the same words. @returns 0 to `below` - 1 */
const draw = (words: string, below: number): number => Number(Bun.hash(words) % BigInt(below))

/** The hash of a member's picture. */
const avatarOf = (name: string): string => Bun.hash(name).toString(16).padStart(32, '0')

/** A server with channels, roles and members, whose owner is Alice; Bob and Dave may manage it. The database does not have it yet. */
export function foundGreenhouse(discord: Discord, application: Application): Guild {
  for (const name of PEOPLE) discord.user(name.toLowerCase(), { displayName: name, avatar: avatarOf(name) })
  const guild = discord.guild({ name: 'The Greenhouse', owner: 'alice' })
  const plants = guild.category('Plants')
  for (const name of CHANNELS) guild.channel(name, { in: plants })
  for (const { name } of ROLES) guild.role(name)
  for (const name of ['Busy Bee', 'Evergreen', 'Orchid']) guild.role(name)
  const manager = guild.role('Head Gardener', { permissions: PermissionFlagsBits.ManageGuild })
  for (const name of PEOPLE) guild.member(name.toLowerCase())
  guild.member('bob').gets(manager)
  guild.member('dave').gets(guild.role('Apprentice', { permissions: PermissionFlagsBits.ManageGuild }))
  guild.add(application)
  guild.roleOf(application).moveTo(BOT_ROLE_POSITION)
  return guild
}

/** A month of messages: more in the evening, more of some members than of others. @param now milliseconds since 1970 */
function monthOfMessages(guild: Guild, people: Guild['members'], now: number): MessageLog[] {
  const days = Array.from({ length: DAYS }, (_, nth) => nth)
  return people.flatMap(({ id: userId, name }, rank) =>
    days.flatMap((day) =>
      Array.from({ length: draw(`${name} ${day}`, Math.max(2, 14 - rank)) }, (_, nth) => {
        const words = `${name} ${day} ${nth}`
        const hour = (draw(words, 12) + draw(`${words} later`, 13)) % 24
        const createdAt = now - day * DAY_MS - (23 - hour) * 3_600_000 - draw(`${words} minute`, 3_600_000) - 1_000
        const channel = guild.channel(CHANNELS[draw(`${words} channel`, 5) % 3] ?? 'general')
        const messageId = String(BigInt(snowflakeAt(createdAt)) + BigInt(draw(words, 1_000_000)))
        return { messageId, guildId: guild.id, userId, channelId: channel.id, xp: 15 + draw(words, 16), createdAt }
      }),
    ),
  )
}

const values = (before: unknown, after: unknown) => ({
  value_before: before === null ? null : JSON.stringify(before),
  value_after: JSON.stringify(after),
})

/** Stores multipliers, channels that alone earn XP, and boosts. One of the multipliers and one of the channels belong to a deleted channel. */
async function populateEarning(db: Queries, guild: Guild, now: number): Promise<void> {
  const guild_id = guild.id
  const deleted = snowflakeAt(now - DAY_MS)
  await db
    .insertInto('multipliers')
    .values([
      { guild_id, kind: 'role', target_id: guild.role('Gardener').id, percent: 150 },
      { guild_id, kind: 'role', target_id: guild.role('Oak').id, percent: 0 },
      { guild_id, kind: 'channel', target_id: guild.channel('seed-swap').id, percent: 200 },
      { guild_id, kind: 'channel', target_id: deleted, percent: 50 },
    ])
    .execute()
  const earning = [guild.channel('general').id, guild.channel('seed-swap').id, guild.channel('off-topic').id, deleted]
  await db
    .insertInto('earning_channels')
    .values(earning.map((channel_id) => ({ guild_id, channel_id })))
    .execute()
  const author = { guildId: guild_id, actor: { id: guild.owner.id, via: 'dashboard', keyId: null } } as const
  const friday = { weekdays: 0b001_0000, fromMinute: 18 * 60, toMinute: 22 * 60, timeZone: 'Europe/Berlin' }
  const once = { startsAt: now, endsAt: now + DAY_MS, weekly: null }
  const weekly = { startsAt: now, endsAt: null, weekly: friday }
  await addBoost(db, author, { factor: 2, ...once, channelId: null }, { now, random: 0 })
  await addBoost(
    db,
    author,
    { factor: 1.5, ...weekly, channelId: guild.channel('announcements').id },
    { now, random: 0.5 },
  )
}

/** Stores two activity roles: one that members hold, and one that nobody holds. */
async function populateActivity(db: Queries, guild: Guild, now: number): Promise<void> {
  const [held, unheld] = [guild.role('Busy Bee').id, guild.role('Evergreen').id]
  const next_at = now + DAY_MS
  await db
    .insertInto('activity_roles')
    .values([
      { guild_id: guild.id, role_id: held, members: 5, days: 7, next_at, renewed_at: now - 9 * 3_600_000 },
      { guild_id: guild.id, role_id: unheld, members: 1, days: 30, next_at, renewed_at: now - DAY_MS },
    ])
    .execute()
  const holders = ['alice', 'bob', 'carol', 'Donaudampfschifffahrtsgesellschaft'.toLowerCase(), 'مريم']
  await db
    .insertInto('activity_role_holders')
    .values(
      holders.map((name) => ({ guild_id: guild.id, role_id: held, user_id: guild.member(name).id, state: 'held' })),
    )
    .execute()
}

/** Stores a season that has ended, whose winners hold a role, and one that runs. */
async function populateSeasons(db: Kysely<Database>, guild: Guild, now: number): Promise<void> {
  const author = {
    guildId: guild.id,
    actor: { id: guild.owner.id, via: 'dashboard', keyId: null },
    reply: null,
  } as const
  const options = { startsAnew: false, winners: 3, channelId: guild.channel('announcements').id }
  const [started, ended] = [now - 20 * DAY_MS, now - 6 * DAY_MS]
  await startSeason(
    db,
    author,
    1,
    { ...options, name: 'Harvest', endsAt: null, roleId: guild.role('Orchid').id },
    started,
  )
  await workOnNewestSeason(db, guild.id, started)
  const [harvest] = await listSeasons(db, guild.id)
  if (harvest === undefined) throw new Error('the season was not started')
  await endSeason(db, author, harvest, ended)
  await workOnNewestSeason(db, guild.id, ended)
  const winter = { ...options, name: 'Winter', endsAt: now + 24 * DAY_MS, roleId: null }
  await startSeason(db, author, 2, winter, ended)
  await workOnNewestSeason(db, guild.id, ended)
  await db.deleteFrom('jobs').where('guild_id', '=', guild.id).execute()
}

/** Stores the server with its level roles and what its members earned in a month. */
export async function populate(db: Kysely<Database>, guild: Guild): Promise<void> {
  const now = Date.now()
  const times = { created_at: now, updated_at: now }
  await db
    .insertInto('guilds')
    .values({ id: guild.id, name: guild.name, active: 1, notification_channel_id: null, ...times })
    .onDuplicateKeyUpdate({ active: 1 })
    .execute()
  const change = { guild_id: guild.id, at: now - DAY_MS, target_id: null, subject: null, key_id: null, reason: null }
  const [owner, manager] = [guild.owner.id, guild.member('bob').id]
  await db
    .insertInto('audit_entries')
    .values([
      { ...change, actor_id: null, via: 'script', kind: 'setting.changed', subject: 'xpRate', ...values(2, 1) },
      {
        ...{ ...change, actor_id: owner, via: 'command', kind: 'level-role.added', ...values(null, { level: 10 }) },
        target_id: guild.role('Oak').id,
      },
      {
        ...{ ...change, actor_id: manager, via: 'dashboard', kind: 'setting.changed', ...values(120, 60) },
        ...{ subject: 'xpDelay', reason: 'The harvest festival is over' },
      },
    ])
    .execute()
  await db
    .insertInto('level_roles')
    .values(ROLES.map(({ level, name }) => ({ guild_id: guild.id, level, role_id: guild.role(name).id })))
    .execute()
  const grown = '{user} is fully grown: level **{level}**!\nWelcome to {role}.'
  await db
    .insertInto('level_texts')
    .values([
      { guild_id: guild.id, level: 10, form: 'plain', text: grown },
      { guild_id: guild.id, level: 50, form: 'embed', text: 'The oldest oak of {server} is {user}.' },
    ])
    .execute()
  await populateEarning(db, guild, now)
  await populateActivity(db, guild, now)
  await populateWebhooks(db, guild.id, owner, now)
  const people = guild.members.filter(({ user }) => user.payload.bot !== true)
  await saveUsers(
    db,
    people.map(({ id, name, user }) => ({
      ...{ id, username: name, globalName: user.payload.global_name, discriminator: '0', avatar: user.payload.avatar },
    })),
    now,
  )
  const logs = monthOfMessages(guild, people, now)
  await insertMessageLogs(db, logs)
  const rows = people.map(({ id }) => {
    const own = logs.filter(({ userId }) => userId === id)
    const xp = own.reduce((sum, log) => sum + log.xp, 0)
    const last = own.reduce((latest, log) => Math.max(latest, log.createdAt), 0)
    const standing = { xp, level: levelAt(xp), message_count: own.length, last_xp_at: last || null }
    return { guild_id: guild.id, user_id: id, ...standing }
  })
  await db
    .insertInto('guild_users')
    .values(rows)
    .onDuplicateKeyUpdate((eb) => ({
      xp: eb.fn('values', ['xp']),
      level: eb.fn('values', ['level']),
      message_count: eb.fn('values', ['message_count']),
      last_xp_at: eb.fn('values', ['last_xp_at']),
    }))
    .execute()
  await countMembers(
    db,
    rows.map((row) => ({ guildId: guild.id, from: null, to: countedLevel(row) })),
  )
  await populateSeasons(db, guild, now)
}
