/** ER_LOCK_DEADLOCK and ER_AUTOINC_READ_FAILED. MariaDB reports the second if a deadlock ends the wait for an auto-increment id. */
const ERROR_NUMBERS = [1213, 1467]

/**
 * Whether an error is a deadlock. The database has rolled back the whole transaction, so that another one can go on. A statement
 * outside of a transaction has changed nothing, and can run again.
 * @param errno MySQL's number of the error
 */
export const isDeadlock = (errno: number): boolean => ERROR_NUMBERS.includes(errno)
