import { expect, setDefaultTimeout, test } from 'bun:test'
import { sql } from 'kysely'
import { startMariadb } from '../../../scripts/mariadb/server.ts'
import { migrate } from '../../../scripts/migration/migrations.ts'
import { databaseAt } from '../../faults/fault-world.ts'
import { startDiscord } from '../../support/discord/start.ts'
import { startGatewayProcess } from '../../support/gateway-process.ts'
import { isLong } from '../../support/long-forms.ts'
import { isReady, readinessOf } from '../../support/readiness.ts'
import { withTemporaryDirectory } from '../../support/temporary.ts'
import { until } from '../../support/until.ts'

setDefaultTimeout(180_000)

/** All tables are in one file that cannot grow beyond a size: for MariaDB the same as a full disk. */
const upTo = (megabytes: number) => `--innodb-data-file-path=ibdata1:12M:autoextend:max:${megabytes}M`

test.if(isLong)('a full disk of the database is shown by /ready; once there is room again, nothing is lost', () =>
  withTemporaryDirectory(async (directory) => {
    const start = (megabytes: number, port?: number) =>
      startMariadb({
        ...{ directory, database: 'full', durable: false, ...(port && { port }) },
        arguments: ['--innodb-file-per-table=0', upTo(megabytes)],
      })
    let server = await start(24)
    const [discord, { db, close }] = [await startDiscord(), databaseAt(server.url)]
    await migrate(db, () => {})
    const application = discord.application({ name: 'Prosperity' })
    const guild = discord.guild({ name: 'Community', applications: [application] })
    const gateway = await startGatewayProcess(discord, application, server)
    await sql`create table filler (content longtext)`.execute(db)
    for (const length of [200_000, 20_000, 2_000, 200]) await fill(length)
    const members = Array.from({ length: 300 }, (_, nth) => guild.member(`member${nth}`))
    const talk = () => {
      for (const member of members) member.says('hello', { in: guild.channel('general') })
    }
    talk()
    await until('it reports this', async () => (await readinessOf(gateway)).includes('s: its disk is full'))
    await server.stop()
    server = await start(200, server.port)
    const earned = () => db.selectFrom('guild_users').select('xp').where('xp', '>', 0).execute()
    await until('all have earned', async () => (await earned()).length === members.length)
    await until('it is ready', () => isReady(gateway))
    expect(await gateway.end('SIGTERM')).toBe(0)
    await close()
    await Promise.all([discord.close(), server.stop()])

    /** Writes until the database refuses. */
    async function fill(length: number): Promise<void> {
      for (;;) {
        const isFull = await sql`insert into filler values (repeat('x', ${length}))`.execute(db).then(
          () => false,
          (error: Error & { code?: string }) => error.code === 'ER_RECORD_FILE_FULL',
        )
        if (isFull) return
      }
    }
  }),
)
