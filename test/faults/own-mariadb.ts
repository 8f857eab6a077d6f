import { join } from 'node:path'
import { sql } from 'kysely'
import type { PrivateServer } from '../../scripts/databases/private-server.ts'
import { startMariadb } from '../../scripts/mariadb/server.ts'
import { migrate } from '../../scripts/migration/migrations.ts'
import { databaseAt, type FaultDatabase } from './fault-world.ts'

/** A MariaDB with durable commits that a test may stop and start again, at the same address and with its data. */
export class OwnMariadb {
  private constructor(
    private readonly directory: string,
    private server: PrivateServer,
  ) {}

  /** @param name of the directory of its data; two servers at the same time need different names */
  static async start(name: string): Promise<OwnMariadb> {
    const directory = join(import.meta.dir, '../../.data/test', name)
    return new OwnMariadb(directory, await startMariadb({ directory, database: 'faults' }))
  }

  get url(): string {
    return this.server.url
  }

  /** A new, migrated database on this server. */
  async openDatabase(): Promise<FaultDatabase> {
    const name = `faults_${crypto.randomUUID().replaceAll('-', '')}`
    const server = databaseAt(this.url)
    await sql`create database ${sql.id(name)}`.execute(server.db)
    await server.close()
    const database = databaseAt(Object.assign(new URL(this.url), { pathname: `/${name}` }).href)
    await migrate(database.db, () => {})
    const drop = async () => {
      await sql`drop database ${sql.id(name)}`.execute(database.db)
      await database.close()
    }
    return { ...database, close: drop }
  }

  stop(): Promise<void> {
    return this.server.stop()
  }

  async startAgain(): Promise<void> {
    const { directory, server } = this
    this.server = await startMariadb({ directory, database: 'faults', port: server.port })
  }

  async restart(awayMs: number): Promise<void> {
    await this.stop()
    await Bun.sleep(awayMs)
    await this.startAgain()
  }
}
