/** What the host grants under `host:mail`. */
declare module 'host:mail' {
  export function send(message: { to: string; subject: string; text: string }): Promise<{ id: string }>;
}
