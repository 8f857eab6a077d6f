import { ApplicationRoleConnectionMetadataType as Type } from 'discord-api-types/v10'
import * as v from 'valibot'
import { tooLong, wording } from '../rest/form-errors.ts'
import type { ConnectionRecord } from './record.ts'
import { isInteger, isTime } from './value.ts'

const LONGEST = { platformName: 50, platformUsername: 100, value: 100 }

/** The data about a person that an application sends for linked roles. */
export interface RoleConnection {
  platform_name: string | null
  platform_username: string | null
  /** A text for each record, by the record's key. */
  metadata: Readonly<Record<string, string>>
}

/** The connection of a person about whom the application has sent nothing yet. */
export const NO_CONNECTION: RoleConnection = { platform_name: null, platform_username: null, metadata: {} }

const name = (most: number) => v.nullish(v.pipe(v.string(), v.maxLength(most, tooLong(most))), null)

const UNKNOWN_KEY = wording('APPLICATION_ROLE_CONNECTION_METADATA_UNKNOWN_KEY', 'The application has no such record')
const BAD_VALUE = wording(
  'APPLICATION_ROLE_CONNECTION_METADATA_INVALID',
  'The value does not fit the type of its record',
)

/** Whether a value fits the type of its record: a time in ISO 8601, a whole number, or 0 or 1 for a boolean. */
function fits({ type }: ConnectionRecord, value: string): boolean {
  switch (type) {
    case Type.DatetimeLessThanOrEqual:
    case Type.DatetimeGreaterThanOrEqual:
      return isTime(value)
    case Type.BooleanEqual:
    case Type.BooleanNotEqual:
      return value === '0' || value === '1'
    default:
      return isInteger(value)
  }
}

/**
 * The body that sets the data about a person. Discord documents nothing about a key without a record; here it is refused, because
 * it is always a mistake.
 * https://discord.com/developers/docs/resources/user#update-current-user-application-role-connection
 */
export const connectionSchema = (records: readonly ConnectionRecord[]) =>
  v.object({
    platform_name: name(LONGEST.platformName),
    platform_username: name(LONGEST.platformUsername),
    metadata: v.optional(
      v.pipe(
        v.record(v.string(), v.pipe(v.string(), v.maxLength(LONGEST.value, tooLong(LONGEST.value)))),
        v.check(
          (given) => Object.keys(given).every((key) => records.some((record) => record.key === key)),
          UNKNOWN_KEY,
        ),
        v.check(
          (given) => records.every((record) => !(record.key in given) || fits(record, given[record.key] ?? '')),
          BAD_VALUE,
        ),
      ),
      {},
    ),
  })
