import { notFound } from 'next/navigation'

/** Any address that no page has, so that “not found” is said in the language of the address. */
export default function Rest(): never {
  notFound()
}
