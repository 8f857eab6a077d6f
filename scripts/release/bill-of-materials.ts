import { type LockedPackage, lockedPackages } from './lock.ts'

/** The address of a package in the form of https://github.com/package-url. */
const addressOf = (name: string, version: string): string => `pkg:npm/${name.replace('@', '%40')}@${version}`

function component({ name, version, sha512 }: LockedPackage) {
  const [, group, plain = name] = /^(@[^/]+)\/(.+)$/.exec(name) ?? []
  const purl = addressOf(name, version)
  return {
    type: 'library',
    'bom-ref': purl,
    ...(group !== undefined && { group }),
    name: plain,
    version,
    purl,
    hashes: [{ alg: 'SHA-512', content: sha512 }],
  }
}

/**
 * The packages that run in production, as a software bill of materials of CycloneDX 1.6. The same lock file gives the same text.
 * @param application name and version of this project
 */
export function billOfMaterials(application: { name: string; version: string }) {
  const { direct, packages } = lockedPackages()
  const own = addressOf(application.name, application.version)
  const addresses = (ids: readonly string[]): string[] =>
    ids.map((id) => addressOf(id.slice(0, id.lastIndexOf('@')), id.slice(id.lastIndexOf('@') + 1))).sort()
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': own, ...application, purl: own } },
    components: packages.map(component),
    dependencies: [
      { ref: own, dependsOn: addresses(direct) },
      ...packages.map(({ name, version, needs }) => ({ ref: addressOf(name, version), dependsOn: addresses(needs) })),
    ],
  }
}
