// What a shop's own script says to the tracker. If an ad blocker took the tracker away, the shop works all the same.
(() => {
  const tell = element => window.kith?.track(element.dataset.track, JSON.parse(element.dataset.properties ?? '{}'));

  for (const element of document.querySelectorAll('[data-track]')) {
    if (element.tagName === 'FORM') element.addEventListener('submit', () => tell(element));
    else tell(element);
  }

  const customer = document.querySelector('[data-customer]')?.dataset;
  if (customer) window.kith?.identify(customer.customer, { name: customer.name, email: customer.email });

  if (document.querySelector('[data-forget]')) window.kith?.reset(); // signed out: the next person is somebody else

  document.addEventListener('kith:token-expired', async event => {
    const answer = await fetch('/kith-token');
    if (answer.ok) event.target.setAttribute('token', await answer.text());
  });
})();
