import { Locale, ApplicationRoleConnectionMetadataType as Type } from 'discord-api-types/v10'
import * as v from 'valibot'
import { badLength, wording } from '../rest/form-errors.ts'

/** The most records of one application. */
const MOST_RECORDS = 5
const LONGEST = { key: 50, name: 100, description: 200 }

const text = (most: number) =>
  v.pipe(v.string(), v.minLength(1, badLength(1, most)), v.maxLength(most, badLength(1, most)))

const localised = (most: number) => v.nullish(v.record(v.picklist(Object.values(Locale)), v.nullable(text(most))), null)

const TYPES = [
  ...[Type.IntegerLessThanOrEqual, Type.IntegerGreaterThanOrEqual, Type.IntegerEqual, Type.IntegerNotEqual],
  ...[Type.DatetimeLessThanOrEqual, Type.DatetimeGreaterThanOrEqual, Type.BooleanEqual, Type.BooleanNotEqual],
] as const

const record = v.object({
  type: v.picklist(TYPES),
  key: v.pipe(
    text(LONGEST.key),
    v.regex(/^[a-z0-9_]+$/, wording('STRING_TYPE_REGEX', 'String value did not match validation regex.')),
  ),
  name: text(LONGEST.name),
  name_localizations: localised(LONGEST.name),
  description: text(LONGEST.description),
  description_localizations: localised(LONGEST.description),
})

/** A fact about a person that an application reports, and how a server compares it with its own number. */
export type ConnectionRecord = v.InferOutput<typeof record>

const TWICE = wording('APPLICATION_ROLE_CONNECTION_METADATA_DUPLICATE_KEY', 'Metadata keys must be unique')

/** All records of an application. https://discord.com/developers/docs/resources/application-role-connection-metadata */
export const recordsSchema = v.pipe(
  v.array(record),
  v.maxLength(MOST_RECORDS, badLength(0, MOST_RECORDS)),
  v.check((records) => new Set(records.map(({ key }) => key)).size === records.length, TWICE),
)
