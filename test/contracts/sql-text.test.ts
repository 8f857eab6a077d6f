import { expect, test } from 'bun:test'
import { holdMainBot, takeBots } from '../../shared/database/bots/leases.ts'
import { saveGuildChannels } from '../../shared/database/guilds/channels.ts'
import { guildsChangedWithin } from '../../shared/database/guilds/guilds.ts'
import { leaderboardPage } from '../../shared/database/members/leaderboard.ts'
import { countMembers } from '../../shared/database/members/level-counts.ts'
import { correctRanges } from '../../shared/database/members/range-recount.ts'
import { rankedStanding } from '../../shared/database/members/rank.ts'
import { lockStandings } from '../../shared/database/members/standings.ts'
import { EARNS_AFTER, joinWishes } from '../../shared/database/privacy/new-rows.ts'
import { type ChannelPlace, joinChanges } from '../../shared/discord/guild-channels.ts'
import { xpFor } from '../support/default-curve.ts'
import { statementsOf } from './statements.ts'

// These statements depend on an index, a lock or a union: a change of their text that leaves their results alone may
// make them slow, or let two writers deadlock. Other tests here hold their results.

const LEASE = { processId: 'me', now: 1, until: 2 }
const STANDING = 'member.guild_id as guildId, member.user_id as userId, xp, level, message_count as messageCount,'

test('members of few guilds are locked by the primary key, and missing ones are inserted in its order', async () => {
  const keys = [
    { guildId: '2', userId: '10' },
    { guildId: '2', userId: '9' },
  ]
  const lock = (users: string) =>
    `select ${STANDING} last_xp_at as lastXpAt, earns_after as earnsAfter from guild_users as member force index (primary) ` +
    `where (guild_id = 2 and user_id in (${users})) for update`
  expect(await statementsOf((db) => lockStandings(db, keys))).toEqual([
    lock('10,9'),
    (
      'insert into guild_users (guild_id, user_id, earns_after) select wanted.guild_id, wanted.user_id, ' +
      `${EARNS_AFTER} from (select 0 as guild_id, 0 as user_id union all select 2,9 union all select 2,10) as wanted ` +
      `${joinWishes('wanted.guild_id', 'wanted.user_id')} where wanted.user_id <> 0 ` +
      'on duplicate key update xp = guild_users.xp'
    ).replaceAll(/\s+/g, ' '),
    lock('9,10'),
  ])
})

test('counts of levels and guilds are written in the order of the primary keys: 9 is before 10', async () => {
  const moves = [
    { guildId: '10', from: 10, to: 9 },
    { guildId: '9', from: null, to: 1 },
    { guildId: '10', from: null, to: 2 },
  ]
  const [levels, totals] = await statementsOf((db) => countMembers(db, moves))
  expect(levels).toContain('values (9,1,1),(10,2,1),(10,9,1),(10,10,-1) on')
  expect(totals).toContain('in (9,10)')
})

test('members of many guilds are locked by a join from the list of keys, in the order of the primary key', async () => {
  const keys = Array.from({ length: 51 }, (_, nth) => ({ guildId: String(110 - nth), userId: '1' }))
  const ids = keys.map(({ guildId }) => Number(guildId)).sort((a, b) => a - b)
  const [lock] = await statementsOf((db) => lockStandings(db, keys))
  expect(lock).toBe(
    `select ${STANDING} last_xp_at as lastXpAt, earns_after as earnsAfter from (select 0 as guild_id, 0 as user_id ` +
      `${ids.map((id) => `union all select ${id},1`).join(' ')}) as wanted straight_join guild_users as member ` +
      'on member.guild_id = wanted.guild_id and member.user_id = wanted.user_id for update',
  )
})

const IN_ORDER =
  'select `guild_users`.`user_id`, `guild_users`.`xp` from guild_users as guild_users force index (guild_users_leaderboard) ' +
  'where `guild_users`.`guild_id` = ?'
const ORDERED = 'and `guild_users`.`xp` > ? order by `guild_users`.`xp` desc, `guild_users`.`user_id` asc limit ?'
const HEAD = `${IN_ORDER} ${ORDERED}`
const TAIL = `${IN_ORDER} and xp + 0 > ? order by \`xp\` asc, \`user_id\` desc limit ?`
const columnsOf = (part: string): string =>
  `\`${part}\`.\`user_id\` as \`userId\`, \`${part}\`.\`xp\`, \`username\`, \`global_name\` as \`globalName\`, ` +
  '`guild`.`curve`, `guild`.`member_count` as `total`, (unlisted.hidden_at is null ' +
  "and (unlisted.left_at is null or guild.departed_members <=> 'show')) as `listed`"
const joinsOf = (part: string): string =>
  `left join \`users\` on \`users\`.\`id\` = \`${part}\`.\`user_id\` left join \`guilds\` as \`guild\` on \`guild\`.\`id\` = ? ` +
  'left join `unlisted_members` as `unlisted` on `unlisted`.`guild_id` = ? ' +
  `and \`unlisted\`.\`user_id\` = \`${part}\`.\`user_id\``

test('the first page of the leaderboard is one read of its index', async () => {
  expect(await statementsOf((db) => leaderboardPage(db, '1', 1))).toEqual([
    `select ${columnsOf('guild_users')} from guild_users as guild_users force index (guild_users_leaderboard) ` +
      `${joinsOf('guild_users')} where \`guild_users\`.\`guild_id\` = ? ${ORDERED}`,
  ])
})

test('a later page is a union with the last members, who are read only where the page is past the end', async () => {
  const counted = `select count(*) as \`count\` from (${IN_ORDER} and \`xp\` > ? limit ?) as \`members\``
  const columns = columnsOf('on_page')
  expect(await statementsOf((db) => leaderboardPage(db, '1', 2))).toEqual([
    `select ${columns}, null as \`all\` from (${HEAD} offset ?) as \`on_page\` ${joinsOf('on_page')} ` +
      `union all select ${columns}, \`counted\`.\`count\` as \`all\` from (${TAIL}) as \`on_page\` ${joinsOf('on_page')} ` +
      `inner join (${counted}) as \`counted\` on \`counted\`.\`count\` <= ?`,
  ])
})

const COUNTS =
  'select null as level, cast(json_objectagg(level, members) as char) as counts from guild_levels ' +
  'where guild_id = ? and members <> 0 ' +
  'union all select level, cast(json_arrayagg(cast(part as signed) * 100000000 + members) as char) as counts from guild_xp_ranges ' +
  'where guild_id = ? and members <> 0 ' +
  'and exists ( select 1 from guilds where id = ? and xp_ranges_filled > 0 and ? + 10 < member_count ) ' +
  'and level = ( select level from ( select level, sum(members) over (order by level desc) as through ' +
  'from guild_levels where guild_id = ? ) as levels where through > ? order by level desc limit 1 ) group by level'
const onPage = (rows: string): string =>
  `select ${columnsOf('on_page')} from (${rows}) as \`on_page\` ${joinsOf('on_page')}`
const ONE = { userId: '1', username: null, globalName: null, xp: 1 }

test('a deep page is found by the levels’ counts, then in one range of the index', async () => {
  const counts = [[{ level: null, counts: '{"4": 19000, "3": 100000}' }], [ONE]]
  expect(await statementsOf((db) => leaderboardPage(db, '1', 2_000), counts)).toEqual([
    COUNTS,
    onPage(`${HEAD.replace('order by', 'and xp <= ? order by')} offset ?`),
  ])
})

test('the last page is read from the end of the leaderboard', async () => {
  const counts = [[{ level: null, counts: '{"0": 20000}' }], [ONE]]
  expect(await statementsOf((db) => leaderboardPage(db, '1', 2_000), counts)).toEqual([
    COUNTS,
    onPage(`${TAIL} offset ?`),
  ])
})

test('a rank is counted in two ranges of the leaderboard’s index: the members of one level, or of one range of it', async () => {
  const start = '5 * member.level * (2 * member.level * member.level + 27 * member.level + 91) div 6'
  const into = `(greatest(member.xp, ${start}) - ${start})`
  const width = '(5 * member.level * member.level + 50 * member.level + 100)'
  const ranged = '(coalesce(guild.xp_ranges_filled, 0) > 0)'
  expect(await statementsOf((db) => rankedStanding(db, '1', '2'))).toEqual([
    'select `member`.`xp`, `member`.`message_count` as `messageCount`, `guild`.`curve`, ' +
      '`guild`.`curve_changed_at` as `curveChangedAt`, `guild`.`level_card` as `levelCard`, ' +
      '(select hidden_at from unlisted_members where guild_id = ? and user_id = ?) as `hiddenSince`, ' +
      '`guild`.`level_card_on` as `levelCardOn`, `guild`.`card_accent` as `cardAccent`, ' +
      '(select card from member_cards where guild_id = ? and user_id = ?) as `ownCard`, 1 + count(`other`.`user_id`) + ' +
      `if(${ranged}, (select cast(coalesce(sum(members), 0) as signed) from guild_xp_ranges ` +
      'where guild_xp_ranges.guild_id = member.guild_id and guild_xp_ranges.level = member.level ' +
      'and guild_xp_ranges.part > case when member.level = 0 then member.xp * 128 + 128 - 1 - (member.user_id >> 57) ' +
      `when member.level >= 1000 then 0 else ${into} * 16 div ${width} end), 0) + ` +
      '(select cast(coalesce(sum(members), 0) as signed) from guild_levels ' +
      'where guild_levels.guild_id = member.guild_id and guild_levels.level > member.level) as `rank` ' +
      'from guild_users as member ' +
      'left join `guilds` as `guild` on `guild`.`id` = `member`.`guild_id` ' +
      'left join guild_users as other force index (guild_users_leaderboard) ' +
      'on `other`.`guild_id` = `member`.`guild_id` ' +
      'and ((`other`.`xp` > `member`.`xp` and `other`.`xp` < if(guild.curve_changed_at > 0, member.xp, ' +
      `case when member.level >= 1000 then 9007199254740992 when not ${ranged} then ` +
      '5 * (member.level + 1) * (2 * (member.level + 1) * (member.level + 1) + 27 * (member.level + 1) + 91) div 6 ' +
      `when member.level = 0 then member.xp else ${start} ` +
      `+ ((${into} * 16 div ${width} + 1) * ${width} + 16 - 1) div 16 end)) ` +
      'or (`other`.`xp` = `member`.`xp` and `other`.`user_id` < `member`.`user_id` and `other`.`user_id` >= ' +
      'if(guild.curve_changed_at > 0, member.user_id, ' +
      `if(${ranged} and member.level = 0 and member.xp > 0, ((member.user_id >> 57) << 57), 0)))) ` +
      'where `member`.`guild_id` = ? and `member`.`user_id` = ? ' +
      'group by `member`.`guild_id`, `member`.`user_id`, `member`.`xp`, `member`.`level`, `member`.`message_count`, ' +
      '`guild`.`xp_ranges_filled`, `guild`.`curve`, `guild`.`curve_changed_at`, `guild`.`level_card`, ' +
      '`guild`.`level_card_on`, `guild`.`card_accent`',
  ])
})

test('changed guilds are a range of an index, by the database’s clock', async () => {
  expect(await statementsOf((db) => guildsChangedWithin(db, 5))).toEqual([
    'select `id`, `updated_at` as `updatedAt` from `guilds` where `updated_at` > ' +
      "(timestampdiff(microsecond, '1970-01-01', utc_timestamp(3)) div 1000) - ?",
  ])
})

const FREE = '(`lease_owner` is null or `lease_until` < ?)'

test('whitelabel bots are taken by compare-and-set', async () => {
  expect(await statementsOf((db) => takeBots(db, LEASE, 3), [[{ bot_id: '7' }]])).toEqual([
    `select \`bot_id\` from \`whitelabel_bots\` where (\`action\` is not null or \`status\` in (?)) and ${FREE} limit ?`,
    `update \`whitelabel_bots\` set \`lease_owner\` = ?, \`lease_until\` = ? where \`bot_id\` in (?) and ${FREE}`,
    'select `bot_id` from `whitelabel_bots` where `bot_id` in (?) and `lease_owner` = ?',
  ])
})

test('the main bot is taken by compare-and-set, without a lock by reading', async () => {
  const take = [
    'update `main_bots` set `lease_owner` = ?, `lease_until` = ? where `bot_id` = ? ' +
      'and (`lease_owner` is null or `lease_owner` = ? or `lease_until` < ?)',
    'select `lease_owner` from `main_bots` where `bot_id` = ?',
  ]
  expect(await statementsOf((db) => holdMainBot(db, '7', LEASE))).toEqual([
    ...take,
    'insert ignore into `main_bots` (`bot_id`) values (?)',
    ...take,
  ])
})

test('a complete list of channels is compared with the stored rows, and only its differences are written', async () => {
  const place = (id: string, parentId: string | null = null) => ({ id, parentId, isThread: false })
  const list = (...places: ChannelPlace[]) => new Map([['7', joinChanges([{ kind: 'all', places }])]])
  const row = (channel_id: string, parent_id: string | null) => ({ guild_id: '7', channel_id, parent_id, is_thread: 0 })
  const stored = [row('0', null), row('1', null), row('2', '1'), row('3', '1')]
  const read = 'select guild_id, channel_id, parent_id, is_thread from guild_channels where guild_id in (7) for update'
  const statements = (...places: ChannelPlace[]) =>
    statementsOf((db) => saveGuildChannels(db, list(...places)), [stored])
  expect(await statements(place('1'), place('2', '1'), place('3', '1'))).toEqual([read])
  expect(await statements(place('1'), place('2'), place('4', '1'))).toEqual([
    read,
    'delete from guild_channels where guild_id = 7 and channel_id in (3)',
    'insert into guild_channels (guild_id, channel_id, parent_id, is_thread) values (7,2,null,0),(7,4,1,0) ' +
      'on duplicate key update parent_id = values(parent_id), is_thread = values(is_thread)',
  ])
})

test('the counts of ranges are compared level by level, and those of a crowded level part by part', async () => {
  const piece =
    'select part, cast(sum(difference) as signed) as missing from ( ' +
    'select part, cast(-members as signed) as difference from guild_xp_ranges ' +
    'where guild_id = ? and level = ? and part >= ? and part < ? ' +
    'union all select part, cast(count(*) as signed) as difference from ( select case'
  const index =
    'from ( select 2 as level, xp, user_id from guild_users force index (guild_users_leaderboard) ' +
    'where guild_id = ? and xp >= ? and xp < ?) as member'
  for (const crowded of [false, true]) {
    const levels = crowded ? [{ level: 2 }] : []
    const guild = { id: '1', from: 1, filled: 1 }
    const statements = await statementsOf((db) => correctRanges(db, guild), [[], levels, [{ xp: xpFor(3) - 1 }]])
    const pieces = statements.filter((each) => each.startsWith(piece) && each.includes(index))
    expect(pieces).toHaveLength(crowded ? 16 : 1)
  }
})
