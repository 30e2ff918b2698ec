const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The code that an app with `secret` shows `steps` of 30 seconds from now: for the sample accounts of a local cloud. */
export async function sampleCode(secret: string, steps: number): Promise<string> {
  const bits = [...secret].map(letter => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const bytes = Uint8Array.from(bits.match(/.{8}/g) ?? [], eight => Number.parseInt(eight, 2))
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign'])
  const step = new DataView(new ArrayBuffer(8))
  step.setBigUint64(0, BigInt(Math.floor(Date.now() / 30_000) + steps))
  const tag = new DataView(await crypto.subtle.sign('HMAC', key, step.buffer))
  const number = (tag.getUint32(tag.getUint8(19) % 16) & 0x7fffffff) % 1_000_000
  return String(number).padStart(6, '0')
}
