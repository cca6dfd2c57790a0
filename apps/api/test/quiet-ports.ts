import { findQuietPort } from '../src/postgres/quiet-port.ts'

/** Two ports for a command, as its environment names them, that nobody else is given meanwhile. */
export async function findQuietPorts(): Promise<{ readonly PORT: string; readonly WEB_PORT: string }> {
  const [port, webPort] = [await findQuietPort(), await findQuietPort()]
  return port === webPort ? findQuietPorts() : { PORT: String(port), WEB_PORT: String(webPort) }
}
