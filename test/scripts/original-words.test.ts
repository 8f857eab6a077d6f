import { expect, test } from 'bun:test'
import { readAsked, sourceUrl } from '../../scripts/original/words.ts'

test('the address of the original is checked, and no message has its password', () => {
  expect(sourceUrl('mysql://root:pw@db/prosperity?sslmode=verify-full', {})).toBe(
    'mysql://root:pw@db/prosperity?ssl-mode=VERIFY_IDENTITY',
  )
  expect(sourceUrl(null, { ORIGINAL_DATABASE_URL: 'mysql://root@db/prosperity' })).toBe('mysql://root@db/prosperity')
  for (const [from, expected] of [
    [null, 'ORIGINAL_DATABASE_URL: expected mysql://'],
    ['postgres://u:secret@db/name', '--from: expected mysql://'],
    ['mysql://u:secret@db/', '--from: expected mysql://'],
    ['mysql://u:secret@db/name?sslfast=1', '--from: expected an address without the parameter "sslfast"'],
    ['mysql://u:secret@db/name?ssl-ca=/nowhere.pem', '--from: expected usable files: the certificate authority'],
  ] as const) {
    expect(() => sourceUrl(from, {})).toThrow(expected)
    expect(() => sourceUrl(from, {})).not.toThrow('secret')
  }
  expect(() => readAsked(['--mode', 'more'])).toThrow('--mode is higher, replace or add, not more')
})
