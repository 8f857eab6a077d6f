import { WEB_ASSETS } from '../../scripts/edge.ts'
import { buildWeb } from '../../scripts/web/build.ts'
import { renderDocuments } from '../../scripts/web/documents.ts'

let built: Promise<unknown> | undefined

/** Builds the pages where the web looks for them, once in each process. */
export async function buildPages(): Promise<void> {
  built ??= renderDocuments().then((documents) => buildWeb(WEB_ASSETS, documents))
  await built
}
