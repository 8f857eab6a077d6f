import { describe, expect, test } from 'bun:test'
import Ajv from 'ajv'
import { releaseNotes } from '../../../scripts/release/notes.ts'
import { runScript } from '../../support/script.ts'
import { readStages } from '../images/dockerfile.ts'
import { textOf } from '../project.ts'

describe('scripts/sbom', () => {
  test('prints a bill of materials that keeps to the schema of CycloneDX', async () => {
    const { exitCode, said } = await runScript('sbom')
    expect(exitCode).toBe(0)
    const schema = (name: string): object =>
      JSON.parse(textOf(`node_modules/@cyclonedx/cyclonedx-library/res/schema/${name}.SNAPSHOT.schema.json`))
    const ajv = new Ajv({ strict: false, validateFormats: false })
    for (const name of ['spdx', 'jsf-0.82'])
      ajv.addSchema({ ...schema(name), $id: `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json` })
    const validate = ajv.compile(schema('bom-1.6'))
    validate(JSON.parse(said))
    expect(validate.errors ?? []).toEqual([])
  })

  test('names every dependency of package.json, and of the development dependencies only those with copied files', async () => {
    const { components } = JSON.parse((await runScript('sbom')).said)
    const purls: string[] = components.map(({ purl }: { purl: string }) => decodeURIComponent(purl))
    const { dependencies, devDependencies } = JSON.parse(textOf('package.json'))
    const named = (packages: Record<string, string>): string[] =>
      Object.entries(packages).map(([name, version]) => `pkg:npm/${name}@${version}`)
    expect(named(dependencies).filter((purl) => !purls.includes(purl))).toEqual([])
    const listed = named(devDependencies).filter((purl) => purls.includes(purl))
    expect(listed.filter((purl) => !/@(fontsource-variable|twemoji)\//.test(purl))).toEqual([])
    expect(listed).toHaveLength(9)
  })
})

describe('scripts/audit', () => {
  /** Asks a registry that knows these advisories, by package, or that answers with this status. */
  async function auditedBy(known: Readonly<Record<string, object[]>> | number) {
    const answer = async (request: Request): Promise<Response> => {
      if (typeof known === 'number') return new Response('', { status: known })
      const bytes = new Uint8Array(await request.arrayBuffer())
      const asked = request.headers.get('content-encoding') === 'gzip' ? Bun.gunzipSync(bytes) : bytes
      const names = Object.keys(JSON.parse(new TextDecoder().decode(asked)))
      return Response.json(Object.fromEntries(Object.entries(known).filter(([name]) => names.includes(name))))
    }
    const registry = Bun.serve({ hostname: '127.0.0.1', port: 0, fetch: answer })
    try {
      return await runScript('audit', [], { BUN_CONFIG_REGISTRY: `http://127.0.0.1:${registry.port}/` })
    } finally {
      await registry.stop(true)
    }
  }
  const advisory = {
    ...{ id: 1, url: 'https://example.com/advisory', title: 'Reads beyond the end', severity: 'high' },
    vulnerable_versions: '<999.0.0',
  }

  test('passes where the registry knows no vulnerability', async () => {
    expect(await auditedBy({})).toMatchObject({ exitCode: 0, said: 'No known vulnerability.\n' })
  })

  test('fails where a package that runs is vulnerable, and names it', async () => {
    const { exitCode, said } = await auditedBy({ mysql2: [advisory] })
    expect(exitCode).toBe(1)
    expect(said).toMatch(/mysql2[\s\S]*Reads beyond the end/)
  })

  test('does not count a package that only tests use', async () => {
    expect(await auditedBy({ 'fast-check': [advisory] })).toMatchObject({ exitCode: 0 })
  })

  test('ends with code 75 where the registry does not answer, because nothing is known then', async () => {
    const { exitCode, complained } = await auditedBy(405)
    expect(exitCode).toBe(75)
    expect(complained).toContain('The registry does not say which packages are vulnerable.')
  })
})

describe('scripts/images', () => {
  const dry = (...words: string[]) =>
    runScript('images', [...words, '--dry-run'], { IMAGE_PREFIX: 'registry.example.com/me/', VERSION: '1.2.3' })

  test('builds every image of the Dockerfile', async () => {
    const { said } = await dry('build')
    const images = readStages().filter(({ instructions }) => instructions.some(({ keyword }) => keyword === 'CMD'))
    expect(said.trim().split('\n')).toHaveLength(images.length)
    for (const { name } of images) {
      expect(said).toContain(
        `--target ${name} --build-arg VERSION=1.2.3 --tag registry.example.com/me/${name}:1.2.3 --load`,
      )
    }
  })

  test('publishes for two kinds of processors, with a bill of materials', async () => {
    const { said } = await dry('push', 'edge')
    expect(said).toContain('--platform linux/amd64,linux/arm64 --sbom=true --provenance=mode=max --push')
  })

  test('scans an archive without giving the scanner Docker’s socket', async () => {
    const { said } = await dry('scan', 'edge')
    expect(said).toContain('docker save')
    expect(said).toContain('--fail-on high')
    expect(said).not.toContain('docker.sock')
  })

  test('logs in without the password on the command line', async () => {
    const { said } = await runScript('images', ['login', '--dry-run'], {
      ...{ REGISTRY: 'registry.example.com', REGISTRY_USER: 'me', REGISTRY_PASSWORD: 'a-secret-of-1-test' },
    })
    expect(said).toBe('docker login registry.example.com --username me --password-stdin\n')
  })

  test('refuses an image that does not exist', async () => {
    expect(await dry('build', 'dashboard')).toMatchObject({ exitCode: 64 })
  })
})

describe('release notes', () => {
  const CHANGELOG = '# Change log\n\n## Unreleased\n\n- New.\n\n## 0.2.0\n\n- Two.\n\n## 0.1.0\n\n- One.\n'

  test('begin with what the change log says about the version', () => {
    expect(releaseNotes('0.2.0', CHANGELOG, [])).toBe('# 0.2.0\n\n- Two.\n')
    expect(releaseNotes(null, CHANGELOG, [])).toBe('# Unreleased\n\n- New.\n')
  })

  test('list every commit once, by the part that it changed', () => {
    const commit = (hash: string, ...files: string[]) => ({ hash, subject: `Change ${hash}`, files })
    const notes = releaseNotes('0.1.0', CHANGELOG, [
      commit('a', 'edge/app.ts', 'test/edge/app.test.ts'),
      commit('b', 'gateway/main.ts', 'edge/app.ts'),
      commit('c', 'gateway/deploy/Dockerfile'),
      commit('d', 'README.md'),
    ])
    expect([...(notes.match(/^(###.*|- Change.*)$/gm) ?? [])]).toEqual([
      ...['### Edge and gateway', '- Change b (b)', '### Edge', '- Change a (a)', '### Deployment', '- Change c (c)'],
      ...['### Tests and documents', '- Change d (d)'],
    ])
  })

  test('come from the log of this project', async () => {
    const { exitCode, said } = await runScript('release-notes', ['--from', 'HEAD~1'])
    expect(exitCode).toBe(0)
    expect(said).toStartWith('# Unreleased\n')
  })

  test('fail where git does not know the revision', async () => {
    expect(await runScript('release-notes', ['--from', 'no-such-tag'])).toMatchObject({ exitCode: 1, said: '' })
  })
})
