/** @jsxImportSource preact */
import { Text } from '../docs/text.tsx'

/** A table with data about people. */
export interface PersonalTable {
  name: string
  /** One of the keys of `SUBJECTS`. */
  about: string
  title: string
  kept: string
  holds: string
  /** Whether `/me data` has its rows. */
  copied: boolean
  /** The name of each field, and what it holds and why. */
  fields: readonly (readonly string[])[]
}

/** A table without data about people. */
export interface OtherTable {
  name: string
  of: string
  holds: string
  fields: readonly string[]
}

const SUBJECTS = { member: 'About members', admin: 'About admins', customer: 'About customers' } as const
const OTHERS = {
  server: 'About servers, and no person',
  operation: 'What the processes need, about no person',
} as const

function Table({ table: { name, title, kept, holds, copied, fields } }: { table: PersonalTable }) {
  return (
    <section aria-labelledby={name}>
      <h4 id={name}>{title}</h4>
      <p>
        <Text>{holds}</Text>
      </p>
      <dl>
        <dt>Kept</dt>
        <dd>
          <Text>{kept}</Text>
        </dd>
        <dt>A copy</dt>
        <dd>
          <Text>
            {copied ? 'In the file of `/me data`.' : 'Not in the file of `/me data`: it belongs to the server.'}
          </Text>
        </dd>
      </dl>
      {/* A wide table scrolls and the page does not. The keyboard can scroll it, too. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div class="scrolls" role="group" aria-label={`Fields: ${title}`} tabIndex={0}>
        <table class="fields">
          <caption>
            Table <code>{name}</code>
          </caption>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">What it holds, and why</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(([field = '', purpose = '']) => (
              <tr key={field}>
                <th scope="row">
                  <code>{field}</code>
                </th>
                <td>
                  <Text>{purpose}</Text>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Others({ title, tables }: { title: string; tables: readonly OtherTable[] }) {
  return (
    <>
      <h3>{title}</h3>
      <dl>
        {tables.map(({ name, holds, fields }) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              <Text>{holds}</Text>{' '}
              <span class="names">
                {fields.map((field, nth) => (
                  <>
                    {nth > 0 && ', '}
                    <code key={field}>{field}</code>
                  </>
                ))}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

/** Every stored field, by table. In English, because the comments of the code are. */
export function StoredFields({ people, others }: { people: readonly PersonalTable[]; others: readonly OtherTable[] }) {
  return (
    <div lang="en">
      {Object.entries(SUBJECTS).map(([subject, title]) => (
        <>
          <h3>{title}</h3>
          {people
            .filter(({ about }) => about === subject)
            .map((table) => (
              <Table key={table.name} table={table} />
            ))}
        </>
      ))}
      {Object.entries(OTHERS).map(([kind, title]) => (
        <Others key={kind} title={title} tables={others.filter(({ of }) => of === kind)} />
      ))}
    </div>
  )
}
