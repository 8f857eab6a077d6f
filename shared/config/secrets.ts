/** A shorter secret may stand in unrelated text by chance. */
const LEAST_LENGTH = 8
/** A shorter secret of only letters or only digits may be a word, a field name, a time or an id. */
const LEAST_PLAIN_LENGTH = 16

/** Describes an acceptable secret. */
export const SECRET_EXPECTED =
  'at least 8 characters, not only letters or only digits (or at least 16 of any kind), so that the log can be kept free of it'

/**
 * Whether a secret differs from everything else in a log. The log replaces each occurrence of a secret. If a secret were a
 * single letter or the word `database`, other text would be replaced too, and the gaps would reveal the secret.
 */
export const canBeToldApart = (secret: string): boolean =>
  secret.length >= LEAST_PLAIN_LENGTH || (secret.length >= LEAST_LENGTH && !/^(?:[\p{L}\s_-]*|\d*)$/u.test(secret))

/** The password in an address such as `mysql://user:password@host`, decoded; empty where there is none. */
export function passwordIn(url: string): string {
  const [, password = ''] = /^[a-z]+:\/\/[^\s/:@]*:([^\s/@]*)@/i.exec(url) ?? []
  try {
    return decodeURIComponent(password)
  } catch {
    // A percent sign that encodes nothing is part of the password.
    return password
  }
}

/** Whether the password of an address differs from everything else in a log. True for an address without a password. */
export const passwordCanBeToldApart = (url: string): boolean => {
  const password = passwordIn(url)
  return password === '' || canBeToldApart(password)
}
