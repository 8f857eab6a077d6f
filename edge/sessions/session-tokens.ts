import type { TokenCipher } from '../../shared/whitelabel/token-cipher.ts'

/** Encrypts people's access tokens. A token copied to another session's row cannot be opened. */
export interface SessionTokens {
  seal(idHash: string, token: string): Promise<string>
  /** @returns null where the key is gone, or the token was altered */
  open(idHash: string, sealed: string): Promise<string | null>
}

/** Keeps a session's token apart from a bot's, which the same keys encrypt. */
const boundTo = (idHash: string): string => `web-session:${idHash}`

export const sessionTokens = (cipher: Pick<TokenCipher, 'seal' | 'open'>): SessionTokens => ({
  seal: (idHash, token) => cipher.seal(boundTo(idHash), token),
  async open(idHash, sealed) {
    const opened = await cipher.open(boundTo(idHash), sealed)
    return opened.ok ? opened.token : null
  },
})
