import * as v from 'valibot'
import { tokenKeys } from '../../shared/config/token-keys.ts'
import { missing } from './missing-setting.ts'

const BASE_URL_EXPECTED = 'the public address of the edge, without a path, e.g. prosperity.example.workers.dev'

/** The public address of a worker. A host alone means https. @returns the address without a slash at its end */
export const baseUrl = (description = BASE_URL_EXPECTED) =>
  v.pipe(
    v.string(),
    v.regex(/^(https?:\/\/)?[^\s/?#@]+\/?$/),
    v.transform((given) => (/^https?:/.test(given) ? given : `https://${given}`).replace(/\/$/, '')),
    v.description(description),
  )

/** Without token keys there are no whitelabel bots. With them, Discord must know the edge's address. */
export const whitelabelSettings = v.pipe(
  v.object({
    WORKER_BASE_URL: v.optional(baseUrl()),
    WHITELABEL_TOKEN_KEYS: v.optional(tokenKeys()),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.value.WHITELABEL_TOKEN_KEYS === undefined) return
    if (dataset.value.WORKER_BASE_URL !== undefined) return
    addIssue(missing(dataset.value, 'WORKER_BASE_URL', BASE_URL_EXPECTED))
  }),
)
