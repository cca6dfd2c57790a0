/** Bytes → document, by the reader of their format. */
import type { Document, Source } from './document.ts'
import { readText } from './read-text.ts'

/** Reads a file of any supported format. Throws DocumentError. */
export const readDocument = async ({ name, bytes }: Source): Promise<Document> => readText(bytes, name)
