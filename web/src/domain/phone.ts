/**
 * The E.164 form of a telephone number typed in any usual way: `0803 123 4567`, `803-123-4567`, `+234 803 123 4567`. A number
 * with a plus may be of any country. Null where it is no number.
 */
export function toE164(typed: string): string | null {
  const plain = typed.replace(/[\s().-]/g, '')
  if (/^\+[1-9]\d{7,14}$/.test(plain)) {
    // The zero of the national form does not belong behind the country's code.
    return plain.startsWith('+2340') ? `+234${plain.slice(5)}` : plain
  }
  const national = plain.replace(/^(00234|234|0)/, '')
  return /^[1-9]\d{9}$/.test(national) || /^[1-9]\d{7}$/.test(national) ? `+234${national}` : null
}

/** A number as people read it: `0803 123 4567`; those of other countries as they are. */
export function formatPhone(e164: string): string {
  const mobile = /^\+234(\d{3})(\d{3})(\d{4})$/.exec(e164)
  return mobile ? `0${mobile[1]} ${mobile[2]} ${mobile[3]}` : e164
}
