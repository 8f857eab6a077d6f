import { privacyFile } from '../../edge/web/privacy/address.ts'
import { renderPrivacyNotice } from '../../edge/web/privacy/render.ts'
import { PRIVACY_STYLE } from '../../edge/web/privacy/style.ts'
import { LANGUAGES } from '../../shared/text/language.ts'
import type { BuiltDocuments } from './documents.ts'

/** Renders the privacy notice in every language. */
export function renderPrivacy(): BuiltDocuments {
  const style = `privacy-${Bun.hash(PRIVACY_STYLE).toString(36)}.css`
  const files = new Map(
    LANGUAGES.map((language) => [privacyFile(language), renderPrivacyNotice(language, `/assets/${style}`)]),
  )
  return { files, assets: [{ name: style, content: PRIVACY_STYLE }] }
}
