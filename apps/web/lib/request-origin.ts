import { headers } from 'next/headers'

/** The origin under which a reader sees this page, also behind a proxy that says so. */
export const requestOrigin = async (): Promise<string> => {
  const given = await headers()
  const host = given.get('x-forwarded-host') ?? given.get('host') ?? 'localhost'
  return `${given.get('x-forwarded-proto') ?? 'http'}://${host}`
}
