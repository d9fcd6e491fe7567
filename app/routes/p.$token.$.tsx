/** Addresses below a link that lead nowhere are answered like links that lead nowhere: nothing is learned by trying. */
export function loader(): never {
  throw new Response('This link is no longer valid.', { status: 404 })
}

export { loader as action }

export default function Nowhere() {
  return null
}
