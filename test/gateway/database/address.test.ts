import { describe, expect, test } from 'bun:test'
import { connectionOptions } from '../../../gateway/database/address.ts'

describe('a database’s address', () => {
  test('is split and decoded', () => {
    expect(connectionOptions('mysql://us%40er:p%3A%2F%40%25@db.example:3307/na%2Dme')).toEqual({
      host: 'db.example',
      port: 3307,
      user: 'us@er',
      password: 'p:/@%',
      database: 'na-me',
    })
  })

  test('may have an IPv6 host, the default port and no password', () => {
    expect(connectionOptions('mysql://user@[::1]/name')).toMatchObject({ host: '::1', port: 3306, password: '' })
  })

  test('can turn on TLS and no other driver option', () => {
    expect(connectionOptions('mysql://u:p@h/n?ssl=true')).toMatchObject({
      ssl: { rejectUnauthorized: true, verifyIdentity: true },
    })
    expect(() => connectionOptions('mysql://u:p@h/n?ssl=true&multipleStatements=true')).toThrow('multipleStatements')
  })
})
