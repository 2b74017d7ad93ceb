/**
 * The Huffman code of RFC 7541, appendix B. It is canonical, so the lengths of its codes say all: one letter for each
 * byte and for the end of the string, `a` for 5 bits.
 */
const LENGTHS =
  'isxxxxxxxtzxxzxxxxxxxxzxxxxxxxxxbffhibdgffdgdbbbaaabbbbbbbcdkbhfibccccccccccccccccccccccdcdioijbkabababbbaccbbbabcbaab' +
  'ccccckgjixprpprrrsrssssststtrstssssqrsrsstrqprrssqsrrtqrssqqrqsrssprrrsrrsvvporsruvvvwwvtuoqvwwvwtqqvvxwwwptpqrqqsrruu' +
  'ttvsvwvvwwwwwxwwwwwvz';
const SHORTEST = 5;
const END_OF_STRING = 256;

interface Code {
  readonly lengths: Uint8Array;
  readonly codes: Uint32Array;
  /** Nodes of the tree: for a bit the next node, or below zero a byte, `-1 - byte`. */
  readonly tree: Int16Array;
}
let made: Code | undefined;

function makeCode(): Code {
  const lengths = Uint8Array.from(LENGTHS, (letter) => letter.charCodeAt(0) - 97 + SHORTEST);
  const codes = new Uint32Array(lengths.length);
  const tree = new Int16Array(2 * lengths.length);
  const order = [...lengths.keys()].sort((a, b) => lengths[a]! - lengths[b]! || a - b);
  let code = 0;
  let length = SHORTEST;
  let nodes = 1;
  for (const symbol of order) {
    code <<= lengths[symbol]! - length;
    length = lengths[symbol]!;
    codes[symbol] = code;
    let node = 0;
    for (let bit = length - 1; bit > 0; bit--) {
      const slot = 2 * node + ((code >> bit) & 1);
      if (tree[slot] === 0) tree[slot] = nodes++;
      node = tree[slot]!;
    }
    tree[2 * node + (code & 1)] = -1 - symbol;
    code++;
  }
  return { lengths, codes, tree };
}

function huffman(): Code {
  made ??= makeCode();
  return made;
}

/** The bytes that a text of one byte a unit takes. */
export function huffmanLength(text: string): number {
  const { lengths } = huffman();
  let bits = 0;
  for (let index = 0; index < text.length; index++) bits += lengths[text.charCodeAt(index) & 0xff]!;
  return (bits + 7) >>> 3;
}

/** Writes the code of a text and gives where it ends. */
export function writeHuffman(text: string, target: Uint8Array, offset: number): number {
  const { lengths, codes } = huffman();
  let at = offset;
  let held = 0;
  let value = 0;
  for (let index = 0; index < text.length; index++) {
    const symbol = text.charCodeAt(index) & 0xff;
    // At most 7 bits wait, and a code has at most 30: in two parts, so that 32 bits are enough.
    for (let left = lengths[symbol]!; left > 0; ) {
      const taken = Math.min(left, 16);
      left -= taken;
      value = (value << taken) | ((codes[symbol]! >>> left) & ((1 << taken) - 1));
      held += taken;
      while (held >= 8) {
        held -= 8;
        target[at++] = value >>> held;
      }
      value &= (1 << held) - 1;
    }
  }
  // RFC 7541, 5.2: the rest is filled with the first bits of the end of the string.
  if (held > 0) target[at++] = (value << (8 - held)) | (0xff >>> held);
  return at;
}

/** The bytes behind a code, or undefined where it is none (RFC 7541, 5.2). */
export function readHuffman(source: Uint8Array, start: number, end: number): Uint8Array | undefined {
  const { tree } = huffman();
  const bytes = new Uint8Array(Math.floor(((end - start) * 8) / SHORTEST));
  let count = 0;
  let node = 0;
  let depth = 0;
  let isPadding = true;
  for (let at = start; at < end; at++) {
    const byte = source[at]!;
    for (let shift = 7; shift >= 0; shift--) {
      const bit = (byte >> shift) & 1;
      const next = tree[2 * node + bit]!;
      if (next >= 0) {
        node = next;
        depth++;
        if (bit === 0) isPadding = false;
        continue;
      }
      const symbol = -1 - next;
      if (symbol === END_OF_STRING) return undefined;
      bytes[count++] = symbol;
      node = 0;
      depth = 0;
      isPadding = true;
    }
  }
  return depth < 8 && isPadding ? bytes.subarray(0, count) : undefined;
}
