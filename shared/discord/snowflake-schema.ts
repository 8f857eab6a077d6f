import * as v from 'valibot'
import { isSnowflake } from './snowflake.ts'

/** A Discord id in data that Discord sends. */
export const snowflakeSchema = v.pipe(v.string(), v.check(isSnowflake))
