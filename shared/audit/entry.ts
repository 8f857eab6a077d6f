/** The ways in which a change was made. `command`: a slash command, button or menu. */
export type AuditVia = 'command' | 'dashboard' | 'api' | 'script'
