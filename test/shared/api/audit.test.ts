import { expect, test } from 'bun:test'
import * as v from 'valibot'
import { type AuditQuery, type AuditReply, auditQuery, auditReply } from '../../../shared/api/audit.ts'

test('a reply has entries with ids as texts', () => {
  const person = { id: '7', name: 'Ann', username: 'ann', avatarUrl: 'https://cdn.discordapp.com/embed/avatars/0.png' }
  const reply: AuditReply = {
    items: [
      {
        ...{ id: '12', at: 1_785_542_400_000, actor: person, via: 'api', keyId: '3', kind: 'setting.changed' },
        ...{ target: null, targetPerson: null, subject: 'xpRate', before: { xpRate: 1 }, after: { xpRate: 2 } },
        ...{ reason: null, text: '<@7> changed something' },
      },
    ],
    next: null,
  }
  expect(v.parse(auditReply, reply)).toEqual(reply)
})

test.each<AuditQuery>([
  {},
  { kind: 'xp.changed', actor: '7', target: '9', via: 'script' },
  { kind: 'level-roles', actor: 'script', cursor: 'abc' },
])('the filter %p is understood', (query) => {
  expect(v.parse(auditQuery, query)).toEqual(query)
})

test.each([{ kind: 'moon' }, { actor: 'ann' }, { target: '' }, { via: 'web' }])('the filter %p is refused', (query) => {
  expect(v.safeParse(auditQuery, query).success).toBe(false)
})
