import * as v from 'valibot'
import type { Snowflake } from '../discord/snowflake.ts'
import { redirectUrl, verificationUrl } from './address.ts'
import { linkedRecords } from './records.ts'

/** Sends a request to Discord as the bot of the application. @param path below the version */
export type AskAsBot = (
  method: 'GET' | 'PUT' | 'PATCH',
  path: string,
  body?: object,
) => Promise<{ status: number; body: unknown }>

/**
 * The result of a set-up. `works`: linked roles work. `unavailable`: Discord does not answer. `records`: Discord refuses the facts.
 * `address`: the application has another page for members. `redirect`: the owner has not entered the redirect address.
 */
export type ApplicationOutcome = 'works' | 'unavailable' | 'records' | 'address' | 'redirect'

const applicationSchema = v.object({
  role_connections_verification_url: v.optional(v.nullable(v.string()), null),
  redirect_uris: v.optional(v.array(v.string())),
})

/** Whether the same request may succeed later. */
const isForNow = (status: number): boolean => status === 429 || status >= 500

/**
 * Registers the facts of an application, and the page that members open. It may run any number of times. Only the owner can enter
 * the redirect address, so this function only checks it.
 * @param setsPage whether another page is replaced; otherwise it is reported
 * @throws where Discord cannot be reached
 */
export async function setUpApplication(
  ask: AskAsBot,
  { botId, webUrl, setsPage }: { botId: Snowflake; webUrl: string; setsPage: boolean },
): Promise<ApplicationOutcome> {
  const read = await ask('GET', '/applications/@me')
  const application = v.safeParse(applicationSchema, read.body)
  if (read.status !== 200 || !application.success) return 'unavailable'
  const registered = await ask('PUT', `/applications/${botId}/role-connections/metadata`, linkedRecords())
  if (registered.status !== 200) return isForNow(registered.status) ? 'unavailable' : 'records'
  const { role_connections_verification_url: present, redirect_uris: redirects } = application.output
  const page = verificationUrl(webUrl, botId)
  if (present !== page) {
    if (!setsPage) return 'address'
    const changed = await ask('PATCH', '/applications/@me', { role_connections_verification_url: page })
    if (changed.status !== 200) return isForNow(changed.status) ? 'unavailable' : 'address'
  }
  return redirects === undefined || redirects.includes(redirectUrl(webUrl)) ? 'works' : 'redirect'
}
