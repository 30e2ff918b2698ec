declare global {
  /** What `start.js` asked for before the app was there, by its address. */
  var homifyAhead: Record<string, Promise<Response>> | undefined
}

/** The answers that a page brought along which was made for this visit, by their addresses. Each is good for once. */
let brought: Record<string, unknown> = {}

function broughtAlong(address: string): Response | undefined {
  const page = document.getElementById('answers')
  if (page) {
    brought = JSON.parse(page.textContent) as Record<string, unknown>
    page.remove()
  }
  const answer = brought[address]
  if (answer === undefined) return undefined
  delete brought[address]
  return Response.json(answer)
}

/** `fetch`, but what came with the page or was asked for ahead is not asked for again, once. */
export const fetchUnlessAhead: typeof fetch = async (input, init) => {
  const { pathname, search } = new URL(input instanceof Request ? input.url : input)
  const address = pathname + search
  const here = broughtAlong(address)
  if (here) return here
  const ahead = globalThis.homifyAhead
  const asked = ahead?.[address]
  delete ahead?.[address]
  return (await asked?.catch(() => undefined)) ?? fetch(input, init)
}
