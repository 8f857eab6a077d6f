import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { fromBase64, toBase64Url } from '../../../shared/base64.ts'
import type { TokenKeys } from '../../../shared/config/token-keys.ts'
import { createTokenCipher } from '../../../shared/whitelabel/token-cipher.ts'

const BOT = '1100000000000000001'
const OTHER_BOT = '1100000000000000002'
const TOKEN = 'MTEwMDAwMDAwMDAwMDAwMDAwMQ.Gabcde.abcdefghijklmnopqrstuvwxyz_0123456789-'

const newKey = (id: string) => ({ id, bytes: crypto.getRandomValues(new Uint8Array(32)) })
const cipherWith = (...keys: TokenKeys) => createTokenCipher(crypto, keys)

describe('a sealed token', () => {
  const cipher = cipherWith(newKey('1'))

  test('can be decrypted for its own bot, and does not contain the token', async () => {
    const stored = await cipher.seal(BOT, TOKEN)
    expect(stored).toMatch(/^v1\.1\.[\w-]{16}\.[\w-]+$/)
    expect(stored).not.toContain(TOKEN.slice(0, 8))
    expect(stored.length).toBeLessThanOrEqual(512)
    expect(await cipher.open(BOT, stored)).toEqual({ ok: true, token: TOKEN })
  })

  test('differs each time', async () => {
    expect(await cipher.seal(BOT, TOKEN)).not.toBe(await cipher.seal(BOT, TOKEN))
  })

  test('cannot be decrypted for another bot', async () => {
    const stored = await cipher.seal(BOT, TOKEN)
    expect(await cipher.open(OTHER_BOT, stored)).toEqual({ ok: false, reason: 'damaged' })
  })

  test('cannot be decrypted after any of its characters was changed', async () => {
    const stored = await cipher.seal(BOT, TOKEN)
    for (let at = 'v1.1.'.length; at < stored.length - 1; at++) {
      const other = stored[at] === 'A' ? 'B' : 'A'
      const changed = stored.slice(0, at) + other + stored.slice(at + 1)
      expect(await cipher.open(BOT, changed)).toEqual({ ok: false, reason: 'damaged' })
    }
  })

  test.each(['', 'v1', 'v2.1.AAAAAAAAAAAAAAAA.AAAA', 'v1.1..', 'v1.1.AAAAAAAAAAAAAAAA.', TOKEN])(
    'that is none does not open: %p',
    async (stored) => {
      expect(await cipher.open(BOT, stored)).toEqual({ ok: false, reason: 'damaged' })
    },
  )

  test('cannot be made from text that is not printable ASCII', () => {
    expect(cipher.seal(BOT, 'tökén')).rejects.toThrow(TypeError)
  })
})

describe('keys that rotate', () => {
  const [old, current] = [newKey('1'), newKey('2')]

  test('still decrypt tokens of an older key, and encrypt with the newest', async () => {
    const before = await cipherWith(old).seal(BOT, TOKEN)
    const rotated = cipherWith(current, old)
    expect(await rotated.open(BOT, before)).toEqual({ ok: true, token: TOKEN })
    expect(rotated.isStale(before)).toBe(true)
    const after = await rotated.seal(BOT, TOKEN)
    expect(after).toStartWith('v1.2.')
    expect(rotated.isStale(after)).toBe(false)
  })

  test('report a missing key', async () => {
    const before = await cipherWith(old).seal(BOT, TOKEN)
    expect(await cipherWith(current).open(BOT, before)).toEqual({ ok: false, reason: 'unknown-key' })
  })

  test('do not decrypt with another key of the same id', async () => {
    const before = await cipherWith(old).seal(BOT, TOKEN)
    expect(await cipherWith(newKey('1')).open(BOT, before)).toEqual({ ok: false, reason: 'damaged' })
  })
})

test('base64 decodes to the encoded bytes, in either alphabet', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (array) => {
      const bytes = Uint8Array.from(array)
      expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
      expect(fromBase64(toBase64Url(bytes))).toEqual(bytes)
      expect(fromBase64(Buffer.from(bytes).toString('base64'))).toEqual(bytes)
    }),
  )
  expect(fromBase64('no base64!')).toBeNull()
  expect(fromBase64('A')).toBeNull()
})

test('a key whose id begins like another key’s is another key', async () => {
  const key = (id: string) => ({ id, bytes: new Uint8Array(32).fill(id.length) })
  const sealed = await createTokenCipher(crypto, [key('k10')]).seal('7', 'token')
  const renewed = createTokenCipher(crypto, [key('k1'), key('k10')])
  expect(renewed.isStale(sealed)).toBe(true)
  expect(renewed.isStale(await renewed.seal('7', 'token'))).toBe(false)
})
