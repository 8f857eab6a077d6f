import type { MeReply } from '../../../shared/api/me.ts'
import { type Resource, useResource } from '../api/resource.ts'

/** The person who is logged in, and their servers. */
export const useMe = (): Resource<MeReply> => useResource('/me')

/** Whether nobody was logged in when the page was loaded. The server marks the page of a browser that has no session. */
export const isGuest = document.documentElement.dataset.session === 'none'
