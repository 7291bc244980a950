import forge from 'node-forge'

const { asn1 } = forge
const { Type, Class } = asn1

// Tags of DER that papers' signatures and certificates are written with.
const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  oid: 0x06,
  utf8: 0x0c,
  printable: 0x13,
  time: 0x18,
}
const SEQUENCE = 0x30
const SET = 0x31

/** A value of DER: its tag, its length, what it holds. */
export function value(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content])
}

function lengthOf(length: number): number[] {
  if (length < 0x80) return [length]
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  return [0x80 | bytes.length, ...bytes]
}

export const sequence = (...parts: readonly Buffer[]): Buffer => value(SEQUENCE, ...parts)

/** A set; DER puts its members in the order of their bytes. */
export const setOf = (...parts: readonly Buffer[]): Buffer => value(SET, ...inOrder(parts))

/** A part of a structure that is told by its number, `IMPLICIT` or `EXPLICIT` as its content makes it. */
export const tagged = (number: number, ...parts: readonly Buffer[]): Buffer => value(0xa0 | number, ...parts)

export const inOrder = (parts: readonly Buffer[]): Buffer[] => [...parts].sort(Buffer.compare)

export const oid = (dotted: string): Buffer => value(TAG.oid, Buffer.from(asn1.oidToDer(dotted).getBytes(), 'latin1'))
export const octets = (content: Buffer): Buffer => value(TAG.octets, content)
export const bits = (content: Buffer, unused = 0): Buffer => value(TAG.bits, Buffer.from([unused]), content)
export const integer = (content: Buffer): Buffer => value(TAG.integer, content)
export const text = (words: string): Buffer => value(TAG.utf8, Buffer.from(words, 'utf8'))
export const printable = (words: string): Buffer => value(TAG.printable, Buffer.from(words, 'ascii'))
export const yes = value(TAG.boolean, Buffer.from([0xff]))
export const time = (at: Date): Buffer =>
  value(TAG.time, Buffer.from(`${at.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`, 'ascii'))

/** A node of DER that was read. */
export type Node = forge.asn1.Asn1

/** Reads DER; what follows the structure is left alone, as is the room kept after a signature. @throws Error it is none */
export function read(der: Buffer): Node {
  const options = { parseAllBytes: false, decodeBitStrings: false }
  return asn1.fromDer(forge.util.createBuffer(der.toString('latin1')), options as never)
}

export const children = (node: Node | undefined): Node[] => (Array.isArray(node?.value) ? (node.value as Node[]) : [])
export const bytesOf = (node: Node | undefined): Buffer =>
  Buffer.from(typeof node?.value === 'string' ? node.value : '', 'latin1')
export const write = (node: Node): Buffer => Buffer.from(asn1.toDer(node).getBytes(), 'latin1')
export const oidOf = (node: Node | undefined): string | undefined =>
  node?.type === Type.OID ? asn1.derToOid(node.value as string) : undefined
/** Whether a node is a structure's part of this number. */
export const isTagged = (node: Node | undefined, number: number): boolean =>
  node?.tagClass === Class.CONTEXT_SPECIFIC && node.type === number
