/** Answers each request in a fresh isolate of the worker that it was given. */

interface Loaded {
  getEntrypoint(): { fetch(request: Request): Promise<Response> }
}

interface Environment {
  LOADER: { get(name: string, load: () => object): Loaded }
  /** The source of the worker. */
  SOURCE: string
  COMPATIBILITY_DATE: string
  [binding: string]: unknown
}

let loaded = 0

export default {
  fetch(request: Request, environment: Environment): Promise<Response> {
    const { LOADER, SOURCE, COMPATIBILITY_DATE, ...env } = environment
    const worker = LOADER.get(`isolate ${loaded++}`, () => ({
      compatibilityDate: COMPATIBILITY_DATE,
      mainModule: 'worker.js',
      modules: { 'worker.js': SOURCE },
      env,
    }))
    return worker.getEntrypoint().fetch(request)
  },
}
