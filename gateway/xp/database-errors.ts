/** The fields of a mysql2 error that name its cause. */
interface SqlError {
  sqlState?: unknown
  code?: unknown
  fatal?: unknown
}

/**
 * Whether a batch failed because of its content, so that trying again cannot help: data that does not fit (SQLSTATE class
 * 22) or breaks a constraint (23), or a defect in this program. Everything else passes: a database that is away or
 * restarting, a deadlock, a lock that took too long, a schema that is being migrated, and a connection that ended
 * between two statements, of which mysql2 says no more than that it is fatal.
 */
export function isPoison(error: unknown): boolean {
  const { sqlState, code, fatal }: SqlError = typeof error === 'object' && error !== null ? error : {}
  if (typeof sqlState === 'string') return sqlState.startsWith('22') || sqlState.startsWith('23')
  return code === undefined && fatal !== true
}
