"""What axe finds serious or critical on a page; how a text stands out from its ground is asked once for all that look alike.

Of axe's time three quarters go into contrast, which follows from colours and sizes alone. Most texts of a page look to the
letter like others: rows of a list, the head and the foot of every page. What was found to stand out is not asked again in
a run, on whichever page it stands.
"""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# The looks of the texts on the page: letters, and the grounds behind them down to one that nothing shines through.
_APPEARANCES = """() => {
  const solid = /^rgb\\(|^color\\([^/]*\\)$/;
  const known = new Map();
  const ground = (at) => {
    if (!at) return "";
    if (!known.has(at)) {
      const style = getComputedStyle(at);
      const isOver = ["absolute", "fixed"].includes(style.position);
      const place = isOver ? Object.values(at.getBoundingClientRect().toJSON()).slice(0, 2) : "";
      const whole = [style.opacity, style.filter, style.mixBlendMode, place].join();
      const behind = ground(at.parentElement);
      const color = solid.test(style.backgroundColor) ? style.backgroundColor : `${style.backgroundColor} ${behind}`;
      const own = style.backgroundColor === "rgba(0, 0, 0, 0)" ? behind : color;
      const image = style.backgroundImage === "none" ? "" : style.backgroundImage;
      known.set(at, (whole === "1,none,normal," ? "" : `${whole} `) + image + own);
    }
    return known.get(at);
  };
  const look = (at) => {
    const style = getComputedStyle(at);
    const isOff = at.matches(":disabled, [aria-disabled], [aria-disabled] *") || at.control?.disabled;
    const isLarge = parseFloat(style.fontSize) >= (style.fontWeight >= 700 ? 18.6 : 24);
    return [style.color, isLarge, style.textShadow, isOff, ground(at)].join();
  };
  const says = (at) => at.matches("input, select, textarea")
    || [...at.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  window.textsByStyle = new Map();
  for (const at of document.body.querySelectorAll("*")) {
    if (says(at) && at.checkVisibility({ visibilityProperty: true }) && !window.textsByStyle.has(look(at))) {
      window.textsByStyle.set(look(at), at);
    }
  }
  return [...window.textsByStyle.keys()];
}"""
# Contrast apart; two rules whose breaches are moderate at most take time and find nothing that counts here.
_FIND = """async (styles) => {
  const without = Object.fromEntries(["color-contrast", "region", "heading-order"].map((one) => [one, { enabled: false }]));
  const found = await axe.run({ resultTypes: ["violations"], rules: without });
  const texts = styles.map((one) => window.textsByStyle.get(one));
  const pale = texts.length ? await axe.run(texts, { resultTypes: ["violations"], runOnly: ["color-contrast"] }) : { violations: [] };
  return [...found.violations, ...pale.violations]
    .filter((one) => ["serious", "critical"].includes(one.impact))
    .map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 120)}`);
}"""
_legible: set[str] = set()


def barriers(page: Page) -> list[str]:
    """Each in a line."""
    page.wait_for_load_state()
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    styles = set(page.evaluate(_APPEARANCES))
    found: list[str] = page.evaluate(_FIND, sorted(styles - _legible))
    if not found:
        _legible.update(styles)
    return found
