import type { WebhookItem } from '../../../../shared/api/webhooks.ts'

/** The name of a webhook in sentences. The API checks the address; a text that is none is its own name. */
export const hostOf = ({ url }: Pick<WebhookItem, 'url'>): string => (URL.canParse(url) ? new URL(url).host : url)
