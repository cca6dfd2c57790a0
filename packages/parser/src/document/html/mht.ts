/** A web page saved in one file with all it shows (MHTML, RFC 2557): its pages, decoded from how they were sent. */

const CHUNK_BYTES = 8192
/** Bytes as characters of the same number, for headers and boundaries are ASCII; what a decoder calls Latin 1 is not that. */
const charactersOf = (bytes: Uint8Array): string => {
  let text = ''
  for (let i = 0; i < bytes.length; i += CHUNK_BYTES) text += String.fromCharCode(...bytes.subarray(i, i + CHUNK_BYTES))
  return text
}

const OPENING_BYTES = 4096
/** Enough for the name of the first field, which most files are told by that have none. */
const FIELD_BYTES = 64
const HEADERS_END = /\r?\n\r?\n/
const MIME = /^mime-version\s*:/im
const PAGE_OR_PARTS = /^content-type\s*:\s*(?:multipart\/|text\/html)/im
const FIELD = /^[\w-]+\s*:/

/** Whether a file begins with the headers of a saved page. */
export const isMht = (bytes: Uint8Array): boolean => {
  if (!FIELD.test(charactersOf(bytes.subarray(0, FIELD_BYTES)).trimStart())) return false
  const [headers = ''] = charactersOf(bytes.subarray(0, OPENING_BYTES)).trimStart().split(HEADERS_END, 1)
  return MIME.test(headers) && PAGE_OR_PARTS.test(headers)
}

const BOUNDARY = /boundary\s*=\s*(?:"([^"\r\n]+)"|([^\s;]+))/i
const IS_PAGE = /^content-type\s*:\s*text\/html/im
const ENCODING = /^content-transfer-encoding\s*:\s*([\w-]+)/im

const HEX = /^[0-9a-f]{2}$/i
const EQUALS = '='
const SOFT_END = /\r?\n/y

/** `=E5` is a byte; an equals sign at the end of a line is nothing, and neither is the line’s end. */
const fromQuotedPrintable = (body: string): Uint8Array => {
  const bytes = new Uint8Array(body.length)
  let length = 0
  for (let i = 0; i < body.length; i++) {
    const code = body.slice(i + 1, i + 3)
    SOFT_END.lastIndex = i + 1
    if (body[i] === EQUALS && HEX.test(code)) {
      bytes[length++] = Number.parseInt(code, 16)
      i += 2
    } else if (body[i] === EQUALS && SOFT_END.test(body)) i = SOFT_END.lastIndex - 1
    else bytes[length++] = body.charCodeAt(i)
  }
  return bytes.subarray(0, length)
}

const fromCharacters = (body: string): Uint8Array => {
  const bytes = new Uint8Array(body.length)
  for (let i = 0; i < body.length; i++) bytes[i] = body.charCodeAt(i)
  return bytes
}

/** Throws where it is no base64. */
const fromBase64 = (body: string): Uint8Array => fromCharacters(atob(body.replace(/[^\w+/=]/g, '')))

const DECODERS: Readonly<Record<string, (body: string) => Uint8Array>> = {
  'quoted-printable': fromQuotedPrintable,
  base64: fromBase64,
}

/** A part’s bytes where it is a page. */
const pageOf = (part: string): Uint8Array[] => {
  const end = HEADERS_END.exec(part)
  if (!end) return []
  const headers = part.slice(0, end.index)
  const encoding = ENCODING.exec(headers)?.[1]?.toLowerCase() ?? ''
  const decode = DECODERS[encoding] ?? fromCharacters
  return IS_PAGE.test(headers) ? [decode(part.slice(end.index + end[0].length))] : []
}

/** The pages of the file, in their order: a frame is a page of its own. Throws where a page cannot be decoded. */
export const pagesOfMht = (bytes: Uint8Array): Uint8Array[] => {
  const whole = charactersOf(bytes).trimStart()
  const [headers = ''] = whole.split(HEADERS_END, 1)
  const [, quoted, plain] = BOUNDARY.exec(headers) ?? []
  const boundary = quoted ?? plain
  const parts = boundary === undefined ? [whole] : whole.split(`--${boundary}`).slice(1)
  return parts.flatMap((part) => pageOf(part.trimStart()))
}
