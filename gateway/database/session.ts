/** Session variables that are set on every connection, so that the server's own settings do not matter. */

/** MySQL 8's default, which PlanetScale uses too: a statement means the same on every server and in the edge. */
const SQL_MODE = [
  'ONLY_FULL_GROUP_BY',
  'STRICT_TRANS_TABLES',
  'NO_ZERO_IN_DATE',
  'NO_ZERO_DATE',
  'ERROR_FOR_DIVISION_BY_ZERO',
  'NO_ENGINE_SUBSTITUTION',
].join(',')

/**
 * Statements that must succeed before a connection is used. A backslash must escape in strings, because mysql2 and
 * PlanetScale's driver escape with it.
 */
export const SESSION_SQL: readonly string[] = [
  `SET NAMES utf8mb4 COLLATE utf8mb4_unicode_ci, sql_mode = '${SQL_MODE}', time_zone = '+00:00', autocommit = 1`,
  'SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ WRITE',
]

/** Flag in the server's status: a backslash does not escape, so a quote after a backslash ends the string. */
export const NO_BACKSLASH_ESCAPES = 512

const NO_LIMIT = '18446744073709551615'

/**
 * Further session variables: some that servers set to unusual values, and the time for which a lost session keeps its
 * locks. Some servers and proxies know only a part of them, so each may be refused.
 */
export const sessionExtras = (
  lockWaitSeconds: number,
  idleSeconds: number,
  transactionIdleSeconds: number,
): readonly string[] => [
  `completion_type = 'NO_CHAIN', sql_auto_is_null = 0, sql_safe_updates = 0, sql_big_selects = 1, sql_select_limit = ${NO_LIMIT}`,
  `default_storage_engine = InnoDB, innodb_lock_wait_timeout = ${lockWaitSeconds}`,
  `wait_timeout = ${idleSeconds}/*M!100300 , idle_transaction_timeout = ${transactionIdleSeconds}, max_statement_time = 0 */`,
]
