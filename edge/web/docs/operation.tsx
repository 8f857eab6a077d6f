/** @jsxImportSource preact */
import type { JsonSchema } from '../../api/openapi/json-schema.ts'
import type { Operation as Described, Parameter } from '../../api/openapi/operation.ts'
import { curlOf } from './curl.ts'
import { type Row, rowsOf } from './rows.ts'
import { Text } from './text.tsx'

const rowOf = ({ name, required, description, schema }: Parameter): Row => {
  const [row] = rowsOf({ type: 'object', properties: { [name]: { ...schema, ...(description && { description }) } } })
  return { name, kind: row?.kind ?? 'text', required, about: row?.about ?? '' }
}

function Rows({ caption, rows }: { caption: string; rows: readonly Row[] }) {
  if (rows.length === 0) return null
  return (
    // A wide table scrolls and the page does not. The keyboard can scroll it, too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div class="scrolls" role="group" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Kind</th>
            <th scope="col">About</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, kind, required, about }) => (
            <tr key={`${name} ${kind}`}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>
                {kind}
                {required ? '' : ', optional'}
              </td>
              <td>
                <Text>{about}</Text>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Body({ caption, content }: { caption: string; content: { schema: JsonSchema; example: unknown } }) {
  return (
    <>
      <Rows caption={caption} rows={rowsOf(content.schema)} />
      <details>
        <summary>{caption}: example</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <pre tabIndex={0}>{JSON.stringify(content.example, null, 2)}</pre>
      </details>
    </>
  )
}

/** The part of a success that has a body. */
interface Success {
  content?: { 'application/json'?: { schema: JsonSchema; example: unknown } }
}

/** The documentation of one route. */
export function Operation({
  method,
  path,
  operation,
  origin,
}: {
  method: string
  path: string
  operation: Described
  origin: string
}) {
  const { operationId, summary, description, parameters, requestBody, responses } = operation
  const [[status, success] = ['204', {}]] = Object.entries(responses)
  // The document's successes are of this form.
  const reply = (success as Success).content?.['application/json']
  const id = `operation-${operationId}`
  const parts = { path: 'In the path', query: 'In the query', header: 'Headers' } as const
  return (
    <article aria-labelledby={id}>
      <h3 id={id}>{summary}</h3>
      <p class="address">
        <span class={`method ${method}`}>{method.toUpperCase()}</span> <code>{path}</code>
      </p>
      <p>
        <Text>{description}</Text>
      </p>
      {(['path', 'query', 'header'] as const).map((place) => (
        <Rows key={place} caption={parts[place]} rows={parameters.filter((one) => one.in === place).map(rowOf)} />
      ))}
      {requestBody && <Body caption="Body" content={requestBody.content['application/json']} />}
      {reply === undefined ? (
        <p>The reply is {status} without a body.</p>
      ) : (
        <Body caption={`Reply, ${status}`} content={reply} />
      )}
      {operation.security.some((one) => 'key' in one) && (
        <details>
          <summary>With curl</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
          <pre tabIndex={0}>{curlOf({ method, path, operation, origin })}</pre>
        </details>
      )}
    </article>
  )
}
