import * as v from 'valibot'
import { SNOWFLAKE_EXPECTED, snowflake } from '../../shared/config/fields.ts'
import type { Refusal } from './refusal.ts'

/** Checks the id of a server on a command line. @param wrongUsage as `readWords` returns it @throws {Refusal} */
export function checkServerId(text: string, wrongUsage: (why: string) => Refusal): void {
  if (!v.is(snowflake('server'), text)) throw wrongUsage(`${text} is not a server id: expected ${SNOWFLAKE_EXPECTED}`)
}
