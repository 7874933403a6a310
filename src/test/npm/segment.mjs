// A shop's server that uses Segment's own client and knows nothing of Kith but its address, its key and the click id
// that its landing page was given.
import { Analytics } from '@segment/analytics-node'

const { KITH_URL, KITH_KEY, KITH_CLICK } = process.env
const analytics = new Analytics({ writeKey: KITH_KEY, host: KITH_URL, flushAt: 10, maxRetries: 3 })
const failures = []
analytics.on('error', (failure) => failures.push(failure))

const context = { kith: { clickId: KITH_CLICK } }
analytics.identify({
  userId: 'bruno',
  anonymousId: 'brunos-laptop',
  traits: { email: 'bruno@mail.example', name: 'Bruno' },
  context,
})
analytics.track({ userId: 'bruno', event: 'Product Viewed', properties: { product_id: 'cups', price: 28 } })
analytics.track({
  userId: 'bruno',
  event: 'Order Completed',
  properties: {
    order_id: 'o-1',
    total: 44.9,
    subtotal: 40,
    shipping: 4.9,
    currency: 'EUR',
    kith_click: KITH_CLICK,
    products: [{ product_id: 'cups', sku: 'cups', price: 20, quantity: 2 }],
  },
  context,
})
await analytics.closeAndFlush({ timeout: 15000 })
if (failures.length > 0) {
  console.error(failures)
  process.exit(1)
}
