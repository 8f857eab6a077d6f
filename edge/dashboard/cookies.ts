const YEAR_SECONDS = 31_536_000

/** Keeps a choice in this browser for a year; null forgets it. The cookie holds nothing about the person. */
export function keepChoice(name: 'theme' | 'language', value: string | null): void {
  const lifetime = value === null ? 0 : YEAR_SECONDS
  // biome-ignore lint/suspicious/noDocumentCookie: the other way, cookieStore, is missing in older browsers
  document.cookie = `${name}=${value ?? ''}; Path=/; Max-Age=${lifetime}; SameSite=Lax; Secure`
}
