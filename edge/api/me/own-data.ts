import { countingBody, countingReply, dataReply, erasureBody, erasureReply } from '../../../shared/api/own-data.ts'
import { isCountedEverywhere, setCountingEverywhere } from '../../../shared/database/members/counting.ts'
import { askErasure } from '../../../shared/database/privacy/erasures.ts'
import { exportPerson } from '../../../shared/database/privacy/export.ts'
import { EVERYWHERE } from '../../../shared/database/privacy/new-rows.ts'
import { previewErasure } from '../../../shared/database/privacy/summary.ts'
import { refuse } from '../problem.ts'
import { type AnyRoute, route } from '../route.ts'
import { sayMe } from './texts.ts'

const readData = route({
  id: 'me.data',
  method: 'GET',
  path: '/me/data',
  access: 'person',
  summary: 'Shows everything that is stored about the person, in all servers',
  reply: dataReply,
  async run({ database, session, now }) {
    return { body: { madeAt: now, tables: await exportPerson(database, session.person.id, null) } }
  },
})

const readCounting = route({
  id: 'me.counting.read',
  method: 'GET',
  path: '/me/counting',
  access: 'person',
  summary: 'Shows whether the person is counted. It does not show choices for single servers',
  reply: countingReply,
  async run({ database, session }) {
    return { body: { isCounted: await isCountedEverywhere(database, session.person.id) } }
  },
})

const changeCounting = route({
  id: 'me.counting',
  method: 'POST',
  path: '/me/counting',
  access: 'person',
  summary: 'Stops counting the person in all servers, or begins again',
  request: { body: countingBody },
  reply: countingReply,
  async run({ database, session, now }, { body: { isCounted } }) {
    await setCountingEverywhere(database, session.person.id, isCounted, now)
    return { body: { isCounted } }
  },
})

const erase = route({
  id: 'me.erasure',
  method: 'POST',
  path: '/me/erasure',
  access: 'person',
  summary: 'Deletes everything that is stored about the person, in all servers, within minutes',
  request: { body: erasureBody },
  reply: erasureReply,
  async run({ database, session, now, locale }) {
    const { id: userId } = session.person
    const { bots } = await previewErasure(database, userId, null)
    if (bots > 0) return refuse('cannot-do', sayMe(locale)('ownsBots', { bots }))
    await askErasure(database, { guildId: EVERYWHERE, userId }, null, now)
    return { body: { isAsked: true } }
  },
})

export const ownDataRoutes: readonly AnyRoute[] = [readData, readCounting, changeCounting, erase]
