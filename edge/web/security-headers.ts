export interface HeaderOptions {
  /** Our own address without a path. */
  baseUrl: string
  /** Where avatars and icons are. */
  cdnOrigin: string
  /** Where Discord's login page is: a form that logs in is redirected there. */
  loginOrigin: string
}

/**
 * The headers of every answer that a browser shows. Scripts and styles come from files of our own only, so that text of a
 * person can never become code, and no other site can frame a page.
 */
export function securityHeaders({ baseUrl, cdnOrigin, loginOrigin }: HeaderOptions): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    `img-src 'self' ${cdnOrigin}`,
    "base-uri 'none'",
    `form-action 'self' ${loginOrigin}`,
    "frame-ancestors 'none'",
  ]
  return {
    'content-security-policy': policy.join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(baseUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
  }
}
