import type { WebhookItem } from '../../../../shared/api/webhooks.ts'

/** The name of a webhook in sentences: the host of its address, or the whole text if it is not an address. */
export const hostOf = ({ url }: Pick<WebhookItem, 'url'>): string => (URL.canParse(url) ? new URL(url).host : url)
