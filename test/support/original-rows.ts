import type { TestDatabase } from './database.ts'
import type { OriginalDatabase } from './original-database.ts'

export const [CASTLE, TAVERN, LOST] = ['172002255350792192', '172002255350792193', '172002255350792199']
export const [ANN, BEN, CAT, DAN] = [
  '159985870458322944',
  '437808476106784770',
  '1217870452253397082',
  '1217870452253397083',
]
export const EVE = '1217870452253397084'
export const [BOT, STOPPED] = ['1152921504606846977', '1152921504606846978']
export const [KNIGHT, KING] = ['506186003816513538', '506186003816513539']

export const tokenOf = (botId: string): string => `${Buffer.from(botId).toString('base64url')}.GaBcDe.${'x'.repeat(38)}`

/** Fills the original's database with odd rows. */
export async function fillOriginal(original: OriginalDatabase): Promise<void> {
  await original.run(
    'insert into guilds (id, name, notificationType, notificationChannel, xpRate, xpDelay, roleAssignType) values ?',
    [
      [
        [CASTLE, 'Castle', 'channel', '506186003816513500', 25, 0, 'stack'],
        [TAVERN, 'Tavern', 'shout', null, 2, 30, 'single'],
        ['12', 'Nowhere', 'reply', null, 1, 60, 'single'],
      ],
    ],
  )
  await original.run('insert into users (id, username, discriminator, premium_source, premium_status) values ?', [
    [
      [ANN, 'ann', '1234', 'patreon', 1],
      [BEN, 'ben', '0', null, 0],
      [CAT, 'cat', '0', 'gift', 1],
      ['-5', 'nobody', '0', null, 0],
    ],
  ])
  await original.run('insert into guild_users (guildId, userId, level, xp, messageCount) values ?', [
    [
      // The original's curve calls this level 49.
      [CASTLE, ANN, 49, 268_375, 9_000],
      [CASTLE, BEN, 3, -7, 1],
      [CASTLE, CAT, 0, 0, 1],
      [CASTLE, DAN, 1, '9007199254740993', 1],
      [TAVERN, ANN, 9, 500, 12],
      [TAVERN, BEN, 9, 4_700, 80],
      [LOST, ANN, 1, 120, 4],
    ],
  ])
  await original.run('insert into level_roles (id, level, guildId) values ?', [
    [
      [KNIGHT, 5, CASTLE],
      [KING, 5, CASTLE],
      ['506186003816513540', 2_000, CASTLE],
      ['506186003816513541', 5, LOST],
    ],
  ])
  await original.run('insert into ignored_channels (id, guildId) values ?', [[['506186003816513550', CASTLE]]])
  await original.run('insert into ignored_roles (id, guildId) values ?', [[['506186003816513551', TAVERN]]])
  const bot = ['ab'.repeat(32), null, 'Branded', 'WATCHING', 'the castle']
  await original.run(
    'insert into whitelabel_bots (botId, token, userId, publicKey, action, botName, statusType, statusContent) values ?',
    [
      [
        [BOT, tokenOf(BOT), ANN, ...bot],
        [STOPPED, tokenOf(STOPPED), ANN, 'AB'.repeat(32), 'stop', null, 'PLAYING', 'Hosted by ProsperityBot.net'],
        ['1152921504606846979', tokenOf(BOT), ANN, ...bot],
        ['1152921504606846980', tokenOf('1152921504606846980'), DAN, ...bot],
        ['1152921504606846981', 'secret-that-is-no-token', ANN, ...bot],
      ],
    ],
  )
}

/** What this database has before: a server with settings of its own, and members with more and with less XP. */
export async function fillTarget({ db }: TestDatabase): Promise<void> {
  await db
    .insertInto('guilds')
    .values({
      id: TAVERN,
      name: 'New Tavern',
      active: 1,
      xp_rate: 3,
      notification_channel_id: null,
      created_at: 1,
      updated_at: 1,
    })
    .execute()
  await db.insertInto('level_roles').values({ guild_id: TAVERN, level: 5, role_id: KING }).execute()
  for (const [userId, xp, level] of [
    [ANN, 1_300, 5],
    [BEN, 100, 1],
  ] as const)
    await db
      .insertInto('guild_users')
      .values({ guild_id: TAVERN, user_id: userId, xp, level, last_xp_at: null, message_count: 20 })
      .execute()
  await db
    .insertInto('users')
    .values({
      id: CAT,
      username: 'new cat',
      global_name: null,
      discriminator: '0',
      avatar: null,
      created_at: 1,
      updated_at: 1,
    })
    .execute()
}

/** What scripts/import-prosperity says of these rows, apart from its last lines. */
export const REPORT = `Not read: message_logs, users.access_levels.
Servers:         1 new, 1 left as they are, 1 refused
Level roles:     1 new, 1 of no server, 2 refused
Ignored:         1 new, 1 left as they are
Users:           2 new, 1 given premium, 2 with premium, 1 refused
Members:         1 new, 2 changed, 1 without XP, 3 refused
Whitelabel bots: 1 new, 1 new and stopped, 3 refused
XP:              272,975 more in all
Settings that are not allowed here, and what becomes of them:
  server ${CASTLE}: xpDelay "0" becomes 1
  server ${CASTLE}: xpRate "25.00" becomes 10
Refused:
  Users, "-5": its id is not a Discord id
  Servers, "12": its id is not a Discord id
  Level roles, "${CASTLE} 506186003816513540 2000": its level is not a whole number from 0 to 1,000
  Level roles, "${CASTLE} ${KING} 5": its level or role has another level role
  Members, "${CASTLE} ${BEN}": its XP is negative
  Members, "${CASTLE} ${DAN}": its XP is more than a member can have
  Members, "${LOST} ${ANN}": its server is not in guilds, or refused
  Whitelabel bots, "1152921504606846979": its token belongs to another bot
  Whitelabel bots, "1152921504606846980": its owner is not in users
  Whitelabel bots, "1152921504606846981": its token is not a Discord token
`
