/**
 * Reads an address that anybody may have written: of its parameters those that are named, as texts. The router takes what looks like a
 * number for one. A route whose guard or loader reads them names the result first (`const wanted = texts('who')`): inside of the
 * route's options TypeScript knows none of them there.
 */
export function texts<const Names extends readonly string[]>(...names: Names) {
  return (search: Record<string, unknown>) =>
    Object.fromEntries(names.flatMap(name => (search[name] ? [[name, String(search[name])]] : []))) as {
      [name in Names[number]]?: string
    }
}
