import { page } from '../../../components/page.tsx'
import { notFound } from '../../../lib/not-found.ts'

/** Any address that no page has, so that “not found” is said in the language of the address. */
export default page(async () => notFound())
