/** ER_LOCK_DEADLOCK, and ER_AUTOINC_READ_FAILED: with it MariaDB reports a deadlock that ends the wait for the next auto-increment id. */
const NUMBERS = [1213, 1467]

/**
 * Whether the database ended a statement so that another transaction can go on. It has rolled back the transaction, so a statement
 * that was a transaction of its own has changed nothing, and can run again.
 * @param errno MySQL's number of the error
 */
export const isDeadlock = (errno: number): boolean => NUMBERS.includes(errno)
