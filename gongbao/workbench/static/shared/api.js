// Asks the server in JSON; what it refuses is a Refusal, a server that is away an Unreachable.

export class Refusal extends Error {
  constructor(status, body) {
    super(body.error ?? `${status}`);
    this.status = status;
    this.kind = body.kind ?? "";
    this.body = body;
  }
}

export class Unreachable extends Error {}

const token = () => document.querySelector('meta[name="csrf"]');

/** Asks once more with a new token where the session has been opened anew in another tab. */
export async function ask(method, path, body, options = {}) {
  try {
    return await askOnce(method, path, body, options);
  } catch (error) {
    if (error.status !== 403 || method === "GET" || !(await renewToken())) throw error;
    return askOnce(method, path, body, options);
  }
}

export const get = (path, options) => ask("GET", path, undefined, options);
export const post = (path, body = {}, options = undefined) => ask("POST", path, body, options);
export const put = (path, body, options) => ask("PUT", path, body, options);

async function askOnce(method, path, body, options) {
  const headers = {};
  if (method !== "GET") headers["X-CSRF-Token"] = token().content;
  const isForm = body instanceof FormData;
  if (body !== undefined && !isForm) headers["Content-Type"] = "application/json";
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers,
      body: body === undefined || isForm ? body : JSON.stringify(body),
      credentials: "same-origin",
      ...options,
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Unreachable(error.message);
  }
  if (answer.status >= 502) throw new Unreachable(`${answer.status}`);
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refusal(answer.status, told);
  return told;
}

async function renewToken() {
  try {
    const answer = await fetch(location.pathname, { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector('meta[name="csrf"]')?.content;
    if (!answer.ok || !fresh || fresh === token().content) return false;
    token().content = fresh;
    return true;
  } catch {
    return false;
  }
}
