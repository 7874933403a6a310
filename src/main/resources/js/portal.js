// A press on a way to share is told to Kith, so that the member's own figures and the shop's agree. Nothing else is told.
document.addEventListener('kith:share', event => {
  const csrf = event.target.dataset.csrf;
  if (csrf) navigator.sendBeacon('/me/share', new URLSearchParams({ _csrf: csrf, channel: event.detail.channel }));
});
