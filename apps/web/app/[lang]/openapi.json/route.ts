import { passThrough } from '../../../lib/backend.ts'

/** What files the API has, for programs. */
export const GET = (): Promise<Response> => passThrough('/openapi.json')
