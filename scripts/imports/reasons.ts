import type { FileRefusal } from '../../shared/imports/file-refusal.ts'
import { MOST_ROWS } from '../../shared/imports/member-rows.ts'
import type { RowRefusal } from '../../shared/imports/values.ts'

/** Why a file cannot be imported, in words. */
export const FILE_REASONS: Readonly<Record<FileRefusal, string>> = {
  empty: 'it is empty',
  zip: 'it is a ZIP archive. Unpack it first',
  gzip: 'it is compressed with gzip. Unpack it first: gunzip FILE',
  'utf-16': 'it is encoded as UTF-16. Save it as UTF-8',
  'not-utf-8': 'it is not encoded as UTF-8. Save it as UTF-8',
  binary: 'it is not a text file',
  html: 'it is a web page, not the data of one. Download the data, or the reply of the API',
  'not-json': 'it begins like JSON, but is not correct',
  truncated: 'its end is missing. Download it again',
  'too-deep': 'its lists are nested deeper than any bot writes them',
  'too-long': 'it has a line or value that is longer than any bot writes it',
  'too-many': `it has more than ${MOST_ROWS.toLocaleString('en-US')} rows. Split it`,
  'no-members': 'it has no list of members that could be recognized. Name the columns: --columns id=NAME,xp=NAME',
  'no-column': 'it does not have the columns of --columns',
  'rounded-ids':
    'all ids end with three zeros: a spreadsheet has rounded them. Export the file again, and do not save it in a spreadsheet',
}

/** Why a row is refused, in words. */
export const ROW_REASONS: Readonly<Record<RowRefusal, string>> = {
  'no-id': 'it has no id',
  'float-id': 'its id is a floating-point number, whose last digits are lost',
  'rounded-id': 'its id is a number that was probably rounded',
  'bad-id': 'its id is not the id of a user',
  'no-xp': 'it has neither XP nor a level',
  'bad-xp': 'its XP is not a number',
  'negative-xp': 'its XP is negative',
  'too-much-xp': 'its XP is more than a member can have',
  'bad-level': 'its level is not a whole number from 0 to 1,000',
  'no-level': 'nothing says its level: the bot’s curve is not known. Use --levels totals',
}
