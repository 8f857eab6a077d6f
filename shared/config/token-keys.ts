import * as v from 'valibot'
import { fromBase64 } from '../base64.ts'

const KEY_BYTES = 32
const KEYS_EXPECTED =
  'one or more pairs id:key with commas between them, the newest first; each id (letters and digits) once, each key 32 bytes in base64 (openssl rand -base64 32)'

/** A key that encrypts bot tokens. */
export interface TokenKey {
  /** Stored with each token that is encrypted with the key. */
  id: string
  /** 256 bits. */
  bytes: Uint8Array<ArrayBuffer>
}

/** The keys of stored bot tokens. The first one encrypts; all of them decrypt. */
export type TokenKeys = readonly [TokenKey, ...TokenKey[]]

/** `WHITELABEL_TOKEN_KEYS`: pairs `id:key` with commas between them, the newest first. */
export const tokenKeys = () =>
  v.pipe(
    v.string(),
    v.rawTransform(({ dataset, addIssue, NEVER }): TokenKeys => {
      const keys = dataset.value.split(',').map(readKey)
      const [first, ...rest] = keys.filter((key) => key !== null)
      const ids = new Set(keys.map((key) => key?.id))
      if (first !== undefined && rest.length === keys.length - 1 && ids.size === keys.length) return [first, ...rest]
      addIssue({ message: KEYS_EXPECTED })
      return NEVER
    }),
    v.description(KEYS_EXPECTED),
  )

function readKey(pair: string): TokenKey | null {
  const [, id, text] = /^\s*([\dA-Za-z]{1,16}):(\S+?)\s*$/.exec(pair) ?? []
  const bytes = text === undefined ? null : fromBase64(text)
  return id !== undefined && bytes?.length === KEY_BYTES ? { id, bytes } : null
}
