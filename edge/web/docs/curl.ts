import type { Operation } from '../../api/openapi/operation.ts'

/** The command line that sends an example of a request. */
export function curlOf({
  method,
  path,
  operation,
  origin,
}: {
  method: string
  path: string
  operation: Operation
  origin: string
}): string {
  const { parameters, requestBody } = operation
  const filled = parameters.reduce(
    (text, { name, in: place, example }) => (place === 'path' ? text.replace(`{${name}}`, String(example)) : text),
    path,
  )
  const headers = parameters
    .filter((one) => one.in === 'header')
    .map(({ name, example }) => `-H '${name}: ${String(example)}'`)
  const body =
    requestBody === undefined
      ? []
      : [
          `-H 'Content-Type: application/json'`,
          `-d '${JSON.stringify(requestBody.content['application/json'].example)}'`,
        ]
  const how = method === 'get' ? [] : [`-X ${method.toUpperCase()}`]
  return [
    ['curl', ...how, `'${origin}/api/v1${filled}'`].join(' '),
    `-H "Authorization: Bearer $PROSPERITY_KEY"`,
    ...headers,
    ...body,
  ].join(' \\\n  ')
}
