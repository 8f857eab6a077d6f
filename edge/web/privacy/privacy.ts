import type { Assets } from '../assets.ts'
import { documentReply } from '../document-reply.ts'
import { languageFor } from '../page-language.ts'
import { CONTACT_PLACE, PRIVACY_PATH, privacyFile } from './address.ts'
import { contactHtml } from './contact.ts'

/** Answers the address of the privacy notice. */
export interface PrivacyPages {
  /** Null for other addresses, and if the notice is not built. */
  answer(request: Request): Promise<Response | null>
}

/**
 * Serves the privacy notice from the files that `scripts/build-web` makes.
 * @param contact of the operator; null where none is set
 */
export function createPrivacy(
  contact: string | null,
  assets: Assets,
  securityHeaders: Readonly<Record<string, string>>,
): PrivacyPages {
  return {
    async answer(request) {
      const { origin, pathname } = new URL(request.url)
      if (pathname !== PRIVACY_PATH) return null
      const language = languageFor(request)
      const file = await assets.fetch(new Request(`${origin}/${privacyFile(language)}`))
      if (!file.ok) return null
      // A function, because in a text as the second argument, `$&` in the contact would have a meaning.
      const html = (await file.text()).replace(CONTACT_PLACE, () => contactHtml(contact, language))
      return documentReply(request, html, securityHeaders)
    },
  }
}
