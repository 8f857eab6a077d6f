import { renderGuide } from './guide/build.ts'
import { renderPrivacy } from './privacy.ts'

/** Pages without scripts. The edge serves them as they are, apart from placeholders. */
export interface BuiltDocuments {
  /** HTML of pages, and texts for the search of the guide, by name. */
  files: ReadonlyMap<string, string>
  /** Files for the folder `assets`. Their names have a hash of the content. */
  assets: readonly { name: string; content: string | Uint8Array }[]
}

/** Renders the guide and the privacy notice in every language. @throws an Error that names the page that cannot be rendered */
export async function renderDocuments(): Promise<BuiltDocuments> {
  const [guide, privacy] = [await renderGuide(), renderPrivacy()]
  return { files: new Map([...guide.files, ...privacy.files]), assets: [...guide.assets, ...privacy.assets] }
}
