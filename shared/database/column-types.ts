import type { ColumnType } from 'kysely'

/** Milliseconds since 1970 UTC. Columns named `id` or `*_id` are snowflakes: strings in TypeScript, BIGINT UNSIGNED in MySQL. */
export type Time = number

/** Stored as 0 or 1. */
export type Flag = ColumnType<0 | 1, 0 | 1 | undefined, 0 | 1>
