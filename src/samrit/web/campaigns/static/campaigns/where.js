// Where the phone is, into the two fields of a practice, once its holder asks for it; without it, the numbers are typed.
const button = document.querySelector("[data-here]");
const said = document.querySelector("[data-here-said]");
const [latitude, longitude] = ["latitude", "longitude"].map((name) => document.querySelector(`[name="${name}"]`));

if (button && latitude && longitude && "geolocation" in navigator) {
  button.hidden = false;
  button.addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        latitude.value = coords.latitude.toFixed(5);
        longitude.value = coords.longitude.toFixed(5);
        said.textContent = `${latitude.value}, ${longitude.value}`;
      },
      () => {
        said.textContent = said.dataset.failed;
      },
      { enableHighAccuracy: true, timeout: 15000 },
    );
  });
}
