/*
 * What every place that puts text into a chat shares: the clipboard and the variables of a text.
 * The rules for variables are those of cn.zhiban.kb.variable.Placeholders.
 */

/** Names in square brackets that chat tools draw as faces; no variables. */
const FACES = new Set(('微笑 撇嘴 色 发呆 得意 流泪 害羞 闭嘴 睡 大哭 尴尬 发怒 调皮 呲牙 惊讶 难过 酷 抓狂 吐 偷笑 可爱 白眼 傲慢 困 惊恐 流汗 憨笑 ' +
  '悠闲 奋斗 疑问 嘘 晕 衰 敲打 再见 擦汗 抠鼻 鼓掌 坏笑 哈欠 鄙视 委屈 快哭了 阴险 亲亲 可怜 玫瑰 凋谢 爱心 心碎 蛋糕 咖啡 太阳 月亮 拥抱 抱抱 强 弱 握手 ' +
  '胜利 抱拳 勾引 拳头 OK 爱你 鲜花 比心 红包 礼物 嘴唇 飞吻 加油 庆祝 笑脸 捂脸 奸笑 机智 耶 吃瓜').split(' '));

const PLACEHOLDER = /\[([^[\]\n]{1,80})\](?!\()|\{([^{}\n]{1,80})\}/g;

/** A moment (ISO text or epoch milliseconds) in the company's time zone, wherever the browser stands. */
export function when(moment, language, options = { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false }) {
  return new Date(moment).toLocaleString(language, { ...options, timeZone: document.documentElement.dataset.zone || undefined });
}

/** Names of the variables in a text, each once, in order. */
export function placeholders(text) {
  const names = new Set();
  for (const [, square, curly] of String(text ?? '').matchAll(PLACEHOLDER)) {
    const name = (square ?? curly).trim();
    if (name && !(square && FACES.has(name))) names.add(name);
  }
  return [...names];
}

/** The text with the variables that have a value filled in; the others stay as they are. */
export function fill(text, values) {
  return String(text ?? '').replace(PLACEHOLDER, (whole, square, curly) => {
    const value = values[(square ?? curly).trim()];
    return value ? value : whole;
  });
}

/** navigator.clipboard exists on https and localhost only; plain-http intranets go the old way. @returns whether it worked */
export async function copyText(text, root) {
  if (navigator.clipboard && window.isSecureContext) {
    try { await navigator.clipboard.writeText(text); return true; } catch { /* refused: the old way may still work */ }
  }
  const area = document.createElement('textarea');
  area.value = text;
  area.style.cssText = 'position:fixed;opacity:0;inset:0 auto auto 0';
  root.appendChild(area);
  area.select();
  try { return document.execCommand('copy'); } catch { return false; } finally { area.remove(); }
}

/** A call to the REST interface. @returns the answer's JSON, null if it has none; throws an Error with the problem's text */
export async function call(method, path, body, language) {
  const response = await fetch('api/v1/kb/' + path, { method, body: body === undefined ? undefined : JSON.stringify(body),
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-Zhiban': '1', ...(language ? { 'Accept-Language': language } : {}) } });
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw Object.assign(new Error(answer?.detail ?? answer?.title ?? String(response.status)), { status: response.status, problem: answer });
  return answer;
}

/** Text made safe for innerHTML. */
export function escape(text) {
  return String(text ?? '').replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]);
}
