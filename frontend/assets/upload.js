// Uploads in pieces, by the protocol tus 1.0: with progress, a pause, and going on after a reload or a lost connection.
// Without scripts the form sends the file whole.

const PIECE = 32 * 1024 * 1024;
const LANGUAGE = document.documentElement.lang;
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

function size(bytes) {
  const units = [[1e9, "gigabyte"], [1e6, "megabyte"], [1e3, "kilobyte"], [1, "byte"]];
  const [by, unit] = units.find(([by]) => bytes >= by) ?? [1, "byte"];
  const options = { style: "unit", unit, maximumFractionDigits: by > 1 && bytes / by < 100 ? 1 : 0 };
  return new Intl.NumberFormat(LANGUAGE, options).format(bytes / by);
}

class Refused extends Error {}
class Elsewhere extends Error {}

class Upload {
  constructor(box) {
    this.box = box;
    this.form = box.closest("form");
    this.input = this.form.querySelector("input[type=file]");
    this.status = box.querySelector("[data-status]");
    this.figures = box.querySelector("[data-figures]");
    this.bar = box.querySelector("progress");
    this.button = (name) => box.querySelector(`[data-do=${name}]`);
    this.button("pause").addEventListener("click", () => this.pause());
    this.button("resume").addEventListener("click", () => this.go());
    this.button("cancel").addEventListener("click", () => this.cancel());
    // Before the listeners of the form itself: this one decides whether it is sent at all.
    document.addEventListener("submit", (event) => this.submitted(event), true);
    this.remember();
  }

  text(name) {
    return this.box.dataset[name] ?? "";
  }

  say(text) {
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  key(file) {
    return `intercity-upload ${this.box.dataset.begin} ${file.name} ${file.size} ${file.lastModified}`;
  }

  // Uploads of this form that did not come to their end.
  async remember() {
    const prefix = `intercity-upload ${this.box.dataset.begin} `;
    for (const key of Object.keys(localStorage).filter((key) => key.startsWith(prefix))) {
      const noted = JSON.parse(localStorage.getItem(key) ?? "{}");
      if (!noted.url) continue;
      const told = await fetch(noted.url).then((answer) => answer.json()).catch(() => null);
      if (!told) continue;
      if (told.state !== "pending" || this.file) {
        if (!this.file) localStorage.removeItem(key);
        continue;
      }
      this.noted = { ...noted, key };
      const percent = Math.floor((100 * told.offset) / (told.length || 1));
      this.show({ cancel: true });
      this.say(this.text("unfinished").replace("{name}", told.name).replace("{percent}", percent));
      return;
    }
  }

  show({ pause = false, resume = false, cancel = false, bar = false }) {
    this.box.hidden = false;
    this.button("pause").hidden = !pause;
    this.button("resume").hidden = !resume;
    this.button("cancel").hidden = !cancel;
    this.bar.hidden = !bar;
    this.figures.hidden = !bar;
  }

  submitted(event) {
    if (event.target !== this.form || this.done) return;
    const [file] = this.input.files;
    if (!file) return;
    event.preventDefault();
    event.stopPropagation();
    if (this.running) return;
    this.file = file;
    this.noted = null;
    this.go();
  }

  draw(offset) {
    const { size: total } = this.file;
    this.bar.max = total;
    this.bar.value = offset;
    const seconds = (performance.now() - this.begun) / 1000;
    const rate = (offset - this.from) / seconds;
    const parts = [`${Math.floor((100 * offset) / total)} %`, `${size(offset)} / ${size(total)}`];
    if (seconds > 1 && rate > 0) parts.push(`${size(rate)}/s`);
    this.figures.textContent = parts.join(" · ");
  }

  async begin() {
    const key = this.key(this.file);
    const known = localStorage.getItem(key);
    if (known) {
      this.noted = { ...JSON.parse(known), key };
      if ((await this.head().catch(() => null)) !== null) return;
      localStorage.removeItem(key);
    }
    const body = new URLSearchParams();
    for (const field of this.form.querySelectorAll("input[type=hidden]")) body.append(field.name, field.value);
    body.set("name", this.file.name);
    body.set("type", this.file.type);
    body.set("size", this.file.size);
    const answer = await fetch(this.box.dataset.begin, { method: "POST", body });
    const told = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Refused(told.message ?? this.text("failed"));
    this.noted = { url: told.url, file: told.file, key };
    try {
      localStorage.setItem(key, JSON.stringify({ url: told.url, file: told.file }));
    } catch {
      // Without a place for notes the upload only does not outlive a reload.
    }
  }

  async head() {
    const answer = await fetch(this.noted.url, { method: "HEAD", headers: { "tus-resumable": "1.0.0" } });
    if (answer.status === 410 || answer.status === 403 || answer.status === 404) {
      throw new Refused(await this.reason());
    }
    if (!answer.ok) throw new Error(answer.status);
    return Number(answer.headers.get("upload-offset"));
  }

  async reason() {
    const told = await fetch(this.noted.url).then((answer) => answer.json()).catch(() => ({}));
    return told.reason ?? told.detail ?? this.text("failed");
  }

  patch(offset) {
    return new Promise((done, fail) => {
      const request = new XMLHttpRequest();
      this.request = request;
      request.open("PATCH", this.noted.url);
      request.setRequestHeader("tus-resumable", "1.0.0");
      request.setRequestHeader("upload-offset", offset);
      request.setRequestHeader("upload-length", this.file.size);
      request.setRequestHeader("content-type", "application/offset+octet-stream");
      request.upload.addEventListener("progress", (event) => this.draw(offset + event.loaded));
      request.addEventListener("error", () => fail(new Error("connection")));
      request.addEventListener("abort", () => fail(new Error("pause")));
      request.addEventListener("load", () => {
        if (request.status === 204) return done(Number(request.getResponseHeader("upload-offset")));
        if (request.status === 409 || request.status === 423) return fail(new Elsewhere());
        if (request.status >= 500 || request.status === 429) return fail(new Error(request.status));
        let told = {};
        try {
          told = JSON.parse(request.responseText);
        } catch {
          // No words in it.
        }
        fail(new Refused(told.detail ?? this.text("failed")));
      });
      request.send(this.file.slice(offset, offset + PIECE));
    });
  }

  async go() {
    this.running = true;
    this.paused = false;
    this.show({ pause: true, cancel: true, bar: true });
    this.bar.removeAttribute("value");
    this.say(this.text("sending").replace("{name}", this.file.name));
    this.button("pause").focus();
    try {
      if (!this.noted) await this.begin();
      await this.send();
      if (!this.paused) await this.finish();
    } catch (problem) {
      if (this.noted) localStorage.removeItem(this.noted.key);
      this.noted = null;
      this.show({});
      this.say(problem instanceof Refused ? problem.message : this.text("failed"));
      this.status.classList.add("fault");
    }
    this.running = false;
  }

  async send() {
    this.status.classList.remove("fault");
    let tries = 0;
    this.from = null;
    while (!this.paused) {
      try {
        let offset = await this.head();
        if (this.from === null) [this.from, this.begun] = [offset, performance.now()];
        this.draw(offset);
        while (offset < this.file.size && !this.paused) {
          offset = await this.patch(offset);
          tries = 0;
          this.draw(offset);
        }
        if (offset >= this.file.size) return;
      } catch (problem) {
        if (problem instanceof Refused) throw problem;
        if (this.paused) return;
        this.say(this.text("waiting"));
        await wait(Math.min(30000, 500 * 2 ** tries));
        tries = Math.min(tries + 1, 6);
        if (!this.paused) this.say(this.text("sending").replace("{name}", this.file.name));
      }
    }
  }

  async finish() {
    this.show({});
    this.say(this.text("checking"));
    for (;;) {
      const told = await fetch(this.noted.url).then((answer) => answer.json()).catch(() => ({ state: "pending" }));
      if (told.state === "rejected") throw new Refused(told.reason ?? this.text("failed"));
      if (told.state !== "pending") break;
      await wait(400);
    }
    localStorage.removeItem(this.noted.key);
    this.say(this.text("done"));
    this.done = true;
    if (this.box.dataset.then !== "answer") return location.assign(this.box.dataset.then);
    // The bytes are there: the form only says which file it is.
    const pending = document.createElement("input");
    Object.assign(pending, { type: "hidden", name: "pending", value: this.noted.file });
    this.form.prepend(pending);
    this.input.required = false;
    this.input.value = "";
    this.form.requestSubmit();
  }

  pause() {
    this.paused = true;
    this.request?.abort();
    this.show({ resume: true, cancel: true, bar: true });
    this.say(this.text("paused"));
    this.button("resume").focus();
  }

  async cancel() {
    this.paused = true;
    this.request?.abort();
    const noted = this.noted;
    this.noted = null;
    this.file = null;
    this.running = false;
    this.show({});
    this.say(this.text("cancelled"));
    this.input.value = "";
    this.input.focus();
    if (!noted) return;
    localStorage.removeItem(noted.key);
    await fetch(noted.url, { method: "DELETE", headers: { "tus-resumable": "1.0.0" } }).catch(() => null);
  }
}

for (const box of document.querySelectorAll("[data-resumable]")) new Upload(box);
