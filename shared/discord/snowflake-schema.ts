import * as v from 'valibot'
import { isSnowflake } from './snowflake.ts'

/** Parses a Discord id in data from Discord. */
export const snowflakeSchema = v.pipe(v.string(), v.check(isSnowflake))
