import { sql } from 'kysely'

/**
 * A column of a person's latest login, for a person who is not in `users`: e.g. an admin who never wrote a message.
 * @param known a column that is null where the person is not in `users` @param person the column with the person's id
 */
export const loginName = (column: 'username' | 'global_name' | 'avatar', known: string, person: string) =>
  sql<string | null>`case when ${sql.ref(known)} is null then (
    select ${sql.ref(column)} from web_sessions where user_id = ${sql.ref(person)} order by created_at desc limit 1) end`
