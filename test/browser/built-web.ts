import { WEB_ASSETS } from '../../scripts/edge.ts'
import { buildWeb } from '../../scripts/web/build.ts'
import { renderGuide } from '../../scripts/web/guide/build.ts'

let built: Promise<unknown> | undefined

/** Builds the pages where the web looks for them, once in each process. */
export async function buildPages(): Promise<void> {
  built ??= renderGuide().then((guide) => buildWeb(WEB_ASSETS, guide))
  await built
}
