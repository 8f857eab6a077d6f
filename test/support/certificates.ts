import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Authority {
  /** Paths of PEM files. */
  certificate: string
  key: string
}

export interface Issued {
  certificate: string
  key: string
}

async function openssl(...words: string[]): Promise<void> {
  const run = Bun.spawn(['openssl', ...words], { stdout: 'ignore', stderr: 'pipe' })
  const complaint = await new Response(run.stderr).text()
  if ((await run.exited) !== 0) throw new Error(`openssl ${words[0]} failed:\n${complaint}`)
}

const newKey = (file: string): string[] => [
  '-newkey',
  'ec',
  '-pkeyopt',
  'ec_paramgen_curve:P-256',
  '-nodes',
  '-keyout',
  file,
]

/** A certificate authority for a test, whose files are below a directory. */
export async function makeAuthority(directory: string, name: string): Promise<Authority> {
  const [certificate, key] = [join(directory, `${name}.pem`), join(directory, `${name}.key`)]
  await openssl('req', '-x509', ...newKey(key), '-out', certificate, '-days', '30', '-subj', `/CN=${name}`)
  return { certificate, key }
}

/** @param days for which it is valid; 0 is expired at once @param alternatives e.g. `DNS:localhost` */
export async function issue(
  authority: Authority,
  directory: string,
  { name, alternatives, days = 30 }: { name: string; alternatives?: string; days?: number },
): Promise<Issued> {
  const at = (ending: string): string => join(directory, `${name}.${ending}`)
  await openssl('req', ...newKey(at('key')), '-out', at('csr'), '-subj', `/CN=${name}`)
  writeFileSync(at('ext'), alternatives === undefined ? '' : `subjectAltName=${alternatives}\n`)
  const signing = ['-CA', authority.certificate, '-CAkey', authority.key, '-CAcreateserial', '-extfile', at('ext')]
  await openssl('x509', '-req', '-in', at('csr'), ...signing, '-days', String(days), '-out', at('pem'))
  return { certificate: at('pem'), key: at('key') }
}
