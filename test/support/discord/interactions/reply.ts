export interface Reply {
  id: string
}
