import { createConnection } from 'mysql2/promise'

/** The names of the databases that tests make begin with it. */
export const TEST_DATABASES = 'test_'

/** Deletes the databases that earlier test runs left on their server. @param url of a server that no test uses now */
export async function dropLeftovers(url: string): Promise<void> {
  const connection = await createConnection({ uri: url, rowsAsArray: true })
  try {
    const [rows] = await connection.query(`SHOW DATABASES LIKE '${TEST_DATABASES.replace('_', '\\_')}%'`)
    // SHOW DATABASES returns rows with one text each.
    for (const [name] of rows as unknown as [string][]) await connection.query(`DROP DATABASE ${name}`)
  } finally {
    await connection.end()
  }
}
