import { ApplicationRoleConnectionMetadataType as Type } from 'discord-api-types/v10'
import { assertNever } from '../../../../shared/assert-never.ts'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import { DAY_MS } from '../../../../shared/levelling/day.ts'
import { NO_CONNECTION, type RoleConnection } from './connection.ts'
import type { ConnectionRecord } from './record.ts'

/** The condition under which members of a server get a linked role. */
export interface LinkedRoleRule {
  applicationId: Snowflake
  /** The number that each record is compared with, by the record's key. For times, it is a number of days. */
  asks: Readonly<Record<string, number>>
}

/**
 * Whether a person satisfies a record. Times are compared by the days since then. The documentation describes the two types of
 * times in the wrong order. https://github.com/discord/discord-api-docs/issues/5936
 */
function satisfies({ type }: ConnectionRecord, value: string, asked: number, now: number): boolean {
  const days = (now - Date.parse(value)) / DAY_MS
  switch (type) {
    case Type.IntegerLessThanOrEqual:
      return Number(value) <= asked
    case Type.IntegerGreaterThanOrEqual:
      return Number(value) >= asked
    case Type.IntegerEqual:
    case Type.BooleanEqual:
      return Number(value) === asked
    case Type.IntegerNotEqual:
    case Type.BooleanNotEqual:
      return Number(value) !== asked
    case Type.DatetimeLessThanOrEqual:
      return days <= asked
    case Type.DatetimeGreaterThanOrEqual:
      return days >= asked
    default:
      return assertNever(type)
  }
}

/** Whether a person gets a linked role. A record whose value the application has not sent is not satisfied. */
export function qualifies(
  connection: RoleConnection,
  { asks }: LinkedRoleRule,
  records: readonly ConnectionRecord[],
  now: number,
): boolean {
  if (connection === NO_CONNECTION) return false
  return Object.entries(asks).every(([key, asked]) => {
    const record = records.find((each) => each.key === key)
    const value = connection.metadata[key]
    return record !== undefined && value !== undefined && satisfies(record, value, asked, now)
  })
}
