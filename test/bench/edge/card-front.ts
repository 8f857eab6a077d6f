/** Passes every request on to the cards' worker, which has no address of its own. */
export default {
  fetch: (request: Request, { CARDS }: { CARDS: { fetch(request: Request): Promise<Response> } }): Promise<Response> =>
    CARDS.fetch(request),
}
