import { headers } from 'next/headers'
import { readConfig } from '../config.ts'

/** The origin under which a reader sees this page, also behind a proxy that says so. */
export const requestOrigin = async (): Promise<string> => {
  const { publicUrl } = readConfig()
  if (publicUrl) return publicUrl
  const given = await headers()
  const host = given.get('x-forwarded-host') ?? given.get('host') ?? 'localhost'
  return `${given.get('x-forwarded-proto') ?? 'http'}://${host}`
}
