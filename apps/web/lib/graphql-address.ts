import type { Config } from '../config.ts'

/**
 * Where readers ask GraphQL: beside the pages where a proxy puts both under one name, which `PUBLIC_URL` then says; else
 * where the dashboard’s own server finds it.
 */
export const graphqlAddress = ({ publicUrl, apiUrl }: Pick<Config, 'publicUrl' | 'apiUrl'>): string =>
  publicUrl ? `${publicUrl}/graphql` : apiUrl
