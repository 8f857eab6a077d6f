/** A sum for events that are too frequent for prom-client's own counter. `Define.sum` shows it to prom-client at a scrape. */
export class Sum {
  total = 0

  add(by = 1): void {
    this.total += by
  }
}
