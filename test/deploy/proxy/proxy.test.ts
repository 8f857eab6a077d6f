import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../../scripts/ports.ts'
import { issue, makeAuthority } from '../../support/certificates.ts'
import { runFile } from '../../support/script.ts'
import { until } from '../../support/until.ts'
import { textOf } from '../project.ts'
import { findProgram } from './programs.ts'

const [nginx, caddy] = await Promise.all([findProgram('nginx'), findProgram('caddy')])

const directory = mkdtempSync(join(tmpdir(), 'prosperity-proxy-'))
/** Stands for the edge or the bridge; its answer contains the request. */
const upstream = Bun.serve({
  hostname: '127.0.0.1',
  port: 0,
  fetch: async (request) => {
    const { pathname } = new URL(request.url)
    return Response.json({
      method: request.method,
      pathname,
      host: request.headers.get('host'),
      forwardedFor: request.headers.get('x-forwarded-for'),
      body: await request.text(),
    })
  },
})
afterAll(async () => {
  await upstream.stop(true)
  rmSync(directory, { recursive: true, force: true })
})

const SITES = [
  { site: 'edge', host: 'edge.example.com', port: '3000', path: '/interactions/1000000000000000001' },
  { site: 'bridge', host: 'bridge.example.com', port: '3900', path: '/psdb.v1alpha1.Database/Execute' },
] as const

/** The folders of the proxies are in the directory of this test. */
const FOLDERS = { HOME: directory, XDG_DATA_HOME: directory, XDG_CONFIG_HOME: directory }

interface Running {
  /** Sends a request to the site. */
  get(path: string, init?: RequestInit): Promise<Response>
  stop(): Promise<unknown>
}

function running(command: string[], url: string, host: string, environment: Record<string, string> = {}): Running {
  const env = { PATH: process.env.PATH ?? '', ...FOLDERS, ...environment }
  const child = Bun.spawn(command, { env, stdout: 'ignore', stderr: 'ignore' })
  const get = (path: string, init: RequestInit = {}): Promise<Response> =>
    // The certificate is this test's own.
    fetch(`${url}${path}`, { ...init, headers: { host }, redirect: 'manual', tls: { rejectUnauthorized: false } })
  const stop = (): Promise<unknown> => {
    child.kill('SIGTERM')
    return child.exited
  }
  return { get, stop }
}

/** Expects that the proxy passes on requests for this path. The edge also gets requests for all other paths, and the bridge does not. */
async function expectRouting({ get }: Running, { site, path }: (typeof SITES)[number]): Promise<void> {
  const passed = await until('the proxy listens', () => get(path, { method: 'POST', body: 'signed' }).catch(() => null))
  const sent = { method: 'POST', pathname: path, body: 'signed' }
  // The edge limits logins by the address of the person.
  const address = site === 'edge' ? { forwardedFor: '127.0.0.1' } : {}
  expect([passed.status, await passed.json()]).toMatchObject([200, { ...sent, ...address }])
  const status = site === 'edge' ? 200 : 404
  for (const other of ['/', '/metrics', '/.env', '/interactionsx']) expect((await get(other)).status).toBe(status)
}

describe.skipIf(nginx === null)('nginx', () => {
  /** A whole configuration with the file of the site, and with ports and certificates of this test. */
  async function configured(
    site: 'edge' | 'bridge',
    host: string,
    port: string,
  ): Promise<{ file: string; url: string }> {
    const authority = await makeAuthority(directory, `authority-${site}`)
    const { certificate, key } = await issue(authority, directory, { name: host, alternatives: `DNS:${host}` })
    const [plain, secure] = await Promise.all([freePort(), freePort()])
    const text = textOf(`gateway/deploy/proxy/${site}.nginx.conf`)
      .replace('listen 80;', `listen 127.0.0.1:${plain};`)
      .replace('listen 443 ssl;', `listen 127.0.0.1:${secure} ssl;`)
      .replace(/ssl_certificate \S+;/, `ssl_certificate ${certificate};`)
      .replace(/ssl_certificate_key \S+;/, `ssl_certificate_key ${key};`)
      .replace(`127.0.0.1:${port};`, `127.0.0.1:${upstream.port};`)
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (kind) => `${kind}_temp_path ${directory}/${site}-${kind};`,
    )
    const file = join(directory, `${site}.conf`)
    const main = `daemon off; error_log stderr; pid ${directory}/${site}.pid; events {}`
    writeFileSync(file, `${main}\nhttp { access_log off;\n${temporary.join('\n')}\n${text}\n}`)
    return { file, url: `https://127.0.0.1:${secure}` }
  }

  test.each(SITES)('accepts the file of the $site, and passes on the requests of the $site over TLS', async (each) => {
    const { site, host, port } = each
    const { file, url } = await configured(site, host, port)
    const checked = await runFile(nginx ?? '', ['-t', '-c', file], FOLDERS)
    expect(checked).toMatchObject({ exitCode: 0 })
    expect(checked.complained).not.toContain('[warn]')
    const proxy = running([nginx ?? '', '-c', file], url, host)
    try {
      await expectRouting(proxy, each)
    } finally {
      await proxy.stop()
    }
  })
})

describe.skipIf(caddy === null)('caddy', () => {
  const settings = (site: string, address: string): Record<string, string> => ({
    [site === 'edge' ? 'WORKER_BASE_URL' : 'BRIDGE_PUBLIC_HOST']: address,
    [site === 'edge' ? 'EDGE_UPSTREAM' : 'BRIDGE_UPSTREAM']: `127.0.0.1:${upstream.port}`,
  })
  const fileOf = (site: string): string => join(import.meta.dir, '../../../gateway/deploy/proxy', `${site}.Caddyfile`)

  test.each(SITES)('accepts the file of the $site, with TLS on port 443', async ({ site, host }) => {
    const words = ['adapt', '--validate', '--adapter', 'caddyfile', '--config', fileOf(site)]
    const { exitCode, said } = await runFile(caddy ?? '', words, { ...FOLDERS, ...settings(site, host) })
    expect(exitCode).toBe(0)
    expect(said).toContain('"listen":[":443"]')
    expect(said).toContain(`"host":["${host}"]`)
  })

  test.each(SITES)('passes on the requests of the $site', async (each) => {
    const { site } = each
    const url = `http://127.0.0.1:${await freePort()}`
    const command = [caddy ?? '', 'run', '--adapter', 'caddyfile', '--config', fileOf(site)]
    const proxy = running(command, url, new URL(url).host, settings(site, url))
    try {
      await expectRouting(proxy, each)
    } finally {
      await proxy.stop()
    }
  })
})

beforeAll(() => {
  if (nginx === null || caddy === null)
    process.stdout.write('nginx or caddy cannot be had here: their tests are skipped\n')
})
