import { bundleEdge, CARDS_ENTRY, WEB_ENTRY } from '../../scripts/edge.ts'
import { sharedBundle } from './shared-bundle.ts'

/** The edge as `wrangler deploy` would publish it, which takes wrangler seconds. @returns the path of the bundle */
export const sharedEdgeBundle = (): Promise<string> =>
  sharedBundle('worker.js', {
    name: 'edge-bundle',
    sources: ['edge/**/*.ts', 'shared/**/*.ts', 'wrangler.toml', 'bun.lock'],
    make: bundleEdge,
  })

/** The worker that draws cards. @returns the path of the bundle */
export const sharedCardsBundle = (): Promise<string> =>
  sharedBundle('worker.js', {
    name: 'cards-bundle',
    sources: ['edge/cards/*.ts', 'shared/**/*.ts', 'wrangler.toml', 'bun.lock'],
    make: (folder) => bundleEdge(folder, CARDS_ENTRY),
  })

/** The worker of dashboard, login and API. @returns the path of the bundle */
export const sharedWebBundle = (): Promise<string> =>
  sharedBundle('web-worker.js', {
    name: 'web-bundle',
    sources: ['edge/**/*.{ts,tsx}', 'shared/**/*.ts', 'wrangler.toml', 'bun.lock'],
    make: (folder) => bundleEdge(folder, WEB_ENTRY),
  })
