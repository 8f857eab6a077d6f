/** Says for operators why a server could not listen on its address. */
export function whyNotListening(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return 'the port is in use: another process listens there'
  if (code === 'EACCES') return 'this user may not listen on the port'
  if (code === 'EADDRNOTAVAIL') return 'this machine has no such address'
  return error instanceof Error ? error.message : String(error)
}
