import { randomUUID } from 'node:crypto'
import { createPool } from 'mysql2/promise'
import { TEST_DATABASES } from '../../scripts/testing/leftovers.ts'

/** A database as the original Prosperity made it, beside a test's own. */
export interface OriginalDatabase {
  url: string
  run(statement: string, values?: readonly unknown[]): Promise<void>
  close(): Promise<void>
}

/** As the original's last release has them: Sequelize made the tables, and later releases added columns. */
const TABLES = [
  `guilds (id bigint primary key, name varchar(255) not null, notificationType varchar(255) not null default 'reply',
     notificationChannel bigint, xpRate decimal(10,2) not null default 1, xpDelay int not null default 60,
     roleAssignType varchar(255) not null default 'single', active tinyint(1) not null default 1,
     locale varchar(255) not null default 'en-GB', createdAt datetime not null default now(), updatedAt datetime not null default now())`,
  `users (id bigint primary key, username varchar(255) not null, access_levels varchar(255) not null default '',
     discriminator varchar(255) not null default '0', premium_source varchar(255), premium_status tinyint(1) not null default 0,
     createdAt datetime not null default now(), updatedAt datetime not null default now())`,
  `guild_users (level int not null default 0, xp bigint not null default 0, lastXpMessageSent datetime not null default '2024-01-02 03:04:05',
     messageCount int not null default 1, userId bigint not null, guildId bigint not null, primary key (userId, guildId), key (guildId))`,
  'level_roles (id bigint primary key, level int not null, guildId bigint)',
  'ignored_channels (id bigint primary key, guildId bigint)',
  'ignored_roles (id bigint primary key, guildId bigint)',
  `whitelabel_bots (botId bigint primary key, oldBotId bigint, token varchar(255) not null, publicKey varchar(255),
     lastAction varchar(255) default 'start', action varchar(255) default 'start', botName varchar(255), botDiscrim varchar(255),
     botAvatarHash varchar(255), statusType varchar(255) not null default 'PLAYING',
     statusContent varchar(255) not null default 'Hosted by ProsperityBot.net', userId bigint)`,
  'message_logs (id int primary key auto_increment, userId bigint, guildId bigint)',
]

/** Makes such a database, without rows. @param beside the address of a database on the same server */
export async function openOriginalDatabase(beside: string): Promise<OriginalDatabase> {
  const name = `${TEST_DATABASES}${randomUUID().replaceAll('-', '')}`
  const admin = createPool({ uri: beside, connectionLimit: 1 })
  await admin.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`)
  const url = Object.assign(new URL(beside), { pathname: `/${name}` }).href
  const pool = createPool({ uri: url, connectionLimit: 1, supportBigNumbers: true })
  const run = async (statement: string, values: readonly unknown[] = []): Promise<void> =>
    void (await pool.query(statement, [...values]))
  for (const table of TABLES) await run(`CREATE TABLE ${table}`)
  return {
    url,
    run,
    async close() {
      await pool.end()
      await admin.query(`DROP DATABASE ${name}`)
      await admin.end()
    },
  }
}
