import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { GuidePage } from './page.tsx'
import type { GuideFrame, WrittenPage } from './written.ts'

/** The HTML of a page of the guide. `scripts/build-web` renders all pages, so that no request waits for it. */
export const renderGuidePage = (frame: GuideFrame, page: WrittenPage): string =>
  `<!doctype html>${renderToString(h(GuidePage, { frame, page }))}`
