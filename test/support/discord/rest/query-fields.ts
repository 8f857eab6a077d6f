import * as v from 'valibot'
import { isSnowflake } from '../../../../shared/discord/snowflake.ts'
import { wording } from './form-errors.ts'

/** An id in a query. */
export const snowflake = v.pipe(v.string(), v.check(isSnowflake, 'NUMBER_TYPE_COERCE: Value is not snowflake.'))

/** https://discord.com/developers/docs/reference#boolean-query-strings */
export const flag = v.pipe(
  v.picklist(['true', 'false', '1', '0']),
  v.transform((text) => text === 'true' || text === '1'),
)

/** A number of results from 1. */
export const limitUpTo = (most: number) =>
  v.pipe(
    v.string(),
    v.regex(/^-?\d+$/, wording('NUMBER_TYPE_COERCE', 'Value is not int.')),
    v.transform(Number),
    v.minValue(1, wording('NUMBER_TYPE_MIN', 'int value should be greater than or equal to 1.')),
    v.maxValue(most, wording('NUMBER_TYPE_MAX', `int value should be less than or equal to ${most}.`)),
  )
