import { bundleEdge } from '../../scripts/edge.ts'
import { sharedBundle } from './shared-bundle.ts'

/** The edge as `wrangler deploy` would publish it, which takes wrangler seconds. @returns the path of the bundle */
export const sharedEdgeBundle = (): Promise<string> =>
  sharedBundle('worker.js', {
    name: 'edge-bundle',
    sources: ['edge/**/*.ts', 'shared/**/*.ts', 'wrangler.toml', 'bun.lock'],
    make: bundleEdge,
  })
