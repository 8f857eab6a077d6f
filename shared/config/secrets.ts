/** Shorter than this, a secret stands by chance in text that has nothing to do with it. */
const LEAST_LENGTH = 8
/** Letters alone, or digits alone, make words, field names, times and ids: only longer ones cannot be such. */
const LEAST_PLAIN_LENGTH = 16

/** What a secret must be like, in words. */
export const SECRET_EXPECTED =
  'at least 8 characters, not only letters or only digits (or at least 16 of any kind), so that the log can be kept free of it'

/**
 * Whether a secret can be told apart from everything else that a log says. It is kept out of the log by what it is: one
 * of a single letter, or the word `database`, would blank that all over the log, and tell by the gaps what it is.
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

/** The same for a whole address. No password at all leaves nothing to be kept out of the log. */
export const passwordCanBeToldApart = (url: string): boolean => {
  const password = passwordIn(url)
  return password === '' || canBeToldApart(password)
}
