/** The stages of gateway/deploy/Dockerfile that are images. */
export const IMAGES = ['gateway', 'bridge', 'edge', 'tools'] as const
export type Image = (typeof IMAGES)[number]
export type Action = 'build' | 'check' | 'push' | 'scan'

export interface Naming {
  /** The text before the image's name, with a slash at its end. */
  prefix: string
  /** The tag. */
  version: string
}

const PLATFORMS = 'linux/amd64,linux/arm64'
const SCANNER = 'anchore/grype:v0.118.0'

function buildx(image: Image, { prefix, version }: Naming, more: readonly string[]): string[] {
  const what = ['--file', 'gateway/deploy/Dockerfile', '--target', image, '--build-arg', `VERSION=${version}`]
  return ['docker', 'buildx', 'build', ...what, '--tag', `${prefix}${image}:${version}`, ...more, '.']
}

/**
 * The commands of an action, in order; each runs only after the one before has succeeded.
 * @param folder an absolute path, for archives of images that are scanned
 */
export function commandsFor(action: Action, image: Image, naming: Naming, folder: string): string[][] {
  switch (action) {
    case 'build':
      return [buildx(image, naming, ['--load'])]
    case 'check':
      return [buildx(image, naming, ['--platform', PLATFORMS, '--output', 'type=cacheonly'])]
    case 'push':
      return [buildx(image, naming, ['--platform', PLATFORMS, '--sbom=true', '--provenance=mode=max', '--push'])]
    case 'scan': {
      // The scanner gets an archive, not Docker's socket: a program with the socket controls the machine.
      const archive = `${folder}/${image}.tar`
      const mount = `type=bind,source=${folder},target=/images,readonly`
      return [
        ['docker', 'save', '--output', archive, `${naming.prefix}${image}:${naming.version}`],
        [
          ...['docker', 'run', '--rm', '--mount', mount, SCANNER, `docker-archive:/images/${image}.tar`],
          ...['--only-fixed', '--fail-on', 'high'],
        ],
      ]
    }
  }
}
