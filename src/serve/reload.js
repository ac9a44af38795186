// Reloads the page when the dev server has built the site anew, and again after the server restarts.
let lost = false;
const events = new EventSource("/__casebook/events");
events.addEventListener("rebuilt", () => location.reload());
events.addEventListener("error", () => {
  lost = true;
});
events.addEventListener("open", () => {
  if (lost) location.reload();
});
