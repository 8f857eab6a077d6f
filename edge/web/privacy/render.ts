import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Language } from '../../../shared/text/language.ts'
import { PrivacyNotice } from './page.tsx'

/** The HTML of the privacy notice. `scripts/build-web` renders it, so that the edge does not load the list of all fields. */
export const renderPrivacyNotice = (language: Language, style: string): string =>
  `<!doctype html>${renderToString(h(PrivacyNotice, { language, style }))}`
