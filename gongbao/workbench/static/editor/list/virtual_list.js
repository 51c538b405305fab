// A list of any length: only rows near the window are in the page, their heights are measured.
const AHEAD = 600;
const GUESS = 64;

export class VirtualList {
  /**
   * `make(number)` returns the element of a row, `guess(number)` about how high it will be.
   * A row that is pinned stays in the page wherever the window is: the caret is in it.
   */
  constructor(scroller, rows, { make, guess = () => GUESS }) {
    Object.assign(this, { scroller, rows, make, guess });
    this.numbers = [];
    this.places = new Map();
    this.heights = new Map();
    this.shown = new Map();
    this.tops = new Float64Array(1);
    this.pinned = null;
    this.width = 0;
    scroller.addEventListener("scroll", () => this.draw(), { passive: true });
    this.sizes = new ResizeObserver((entries) => this.resized(entries));
    this.sizes.observe(scroller);
  }

  /** Shows other rows; the first visible one stays where it is, if it is still there. */
  show(numbers) {
    const anchor = this.anchor();
    this.numbers = numbers;
    this.places = new Map(numbers.map((number, place) => [number, place]));
    for (const [number, row] of this.shown) {
      if (this.places.has(number)) this.setOrder(number, row);
      else this.drop(number, row);
    }
    this.measureTops();
    this.restore(anchor);
    this.draw();
  }

  has(number) {
    return this.places.has(number);
  }

  element(number) {
    return this.shown.get(number);
  }

  pin(number) {
    this.pinned = number;
    if (number !== null && !this.shown.has(number)) this.draw();
  }

  /** Brings a row into the window, with some of its neighbours. */
  reveal(number) {
    if (!this.places.has(number)) return;
    for (let turn = 0; turn < 3; turn += 1) {
      const place = this.places.get(number);
      const top = this.tops[place];
      const bottom = this.tops[place + 1];
      const view = this.scroller.clientHeight;
      const margin = Math.min(120, view / 5);
      const { scrollTop } = this.scroller;
      if (top >= scrollTop + margin / 2 && bottom <= scrollTop + view - margin) break;
      const isFar = bottom < scrollTop || top > scrollTop + view;
      const isAbove = top < scrollTop + margin / 2;
      const wanted = isAbove ? top - margin : Math.min(top - margin / 2, bottom - view + margin);
      this.scroller.scrollTop = Math.max(0, isFar ? top - view * 0.3 : wanted);
      this.draw();
    }
  }

  /** Draws all rows, for the printer. */
  drawAll() {
    this.drawRange(0, this.numbers.length);
  }

  draw() {
    const top = this.scroller.scrollTop;
    const first = Math.max(0, this.placeAt(top - AHEAD));
    const last = this.placeAt(top + this.scroller.clientHeight + AHEAD) + 1;
    const wanted = new Set(this.numbers.slice(first, last));
    if (this.pinned !== null && this.places.has(this.pinned)) wanted.add(this.pinned);
    for (const [number, row] of this.shown) if (!wanted.has(number)) this.drop(number, row);
    this.drawRange(first, Math.min(last, this.numbers.length));
  }

  drawRange(first, last) {
    const added = [];
    const draw = (number) => {
      if (this.shown.has(number)) return;
      const row = this.make(number);
      this.shown.set(number, row);
      this.setOrder(number, row);
      added.push([number, row]);
    };
    for (let place = first; place < last; place += 1) draw(this.numbers[place]);
    if (this.pinned !== null && this.places.has(this.pinned)) draw(this.pinned);
    if (!added.length) return;
    this.putInOrder(new Set(added.map(([number]) => number)));
    const anchor = this.anchor();
    let isChanged = false;
    for (const [number, row] of added) isChanged = this.setHeight(number, row.offsetHeight) || isChanged;
    for (const [, row] of added) this.sizes.observe(row);
    if (isChanged) {
      this.measureTops();
      this.restore(anchor);
    }
    this.place(isChanged ? this.shown.keys() : added.map(([number]) => number));
  }

  /** Rows stand in the page in the order in which they are read, and printed. */
  putInOrder(added) {
    const order = [...this.shown.keys()].sort((a, b) => this.places.get(b) - this.places.get(a));
    let after = null;
    for (const number of order) {
      const row = this.shown.get(number);
      if (added.has(number)) this.rows.insertBefore(row, after);
      after = row;
    }
  }

  setOrder(number, row) {
    row.setAttribute("aria-posinset", String(this.places.get(number) + 1));
    row.setAttribute("aria-setsize", String(this.numbers.length));
  }

  resized(entries) {
    if (entries.some((entry) => entry.target === this.scroller) && this.scroller.clientWidth !== this.width) {
      this.width = this.scroller.clientWidth;
      this.heights.clear();
    }
    const anchor = this.anchor();
    let isChanged = this.heights.size === 0;
    for (const [number, row] of this.shown) isChanged = this.setHeight(number, row.offsetHeight) || isChanged;
    if (!isChanged) return;
    this.measureTops();
    this.restore(anchor);
    this.draw();
    this.place(this.shown.keys());
  }

  setHeight(number, height) {
    if (!height || this.heights.get(number) === height) return false;
    this.heights.set(number, height);
    return true;
  }

  measureTops() {
    const count = this.numbers.length;
    if (this.tops.length !== count + 1) this.tops = new Float64Array(count + 1);
    for (let place = 0; place < count; place += 1) {
      const number = this.numbers[place];
      this.tops[place + 1] = this.tops[place] + (this.heights.get(number) ?? this.guess(number));
    }
    this.rows.style.height = `${this.tops[count]}px`;
    this.place(this.shown.keys());
  }

  place(numbers) {
    for (const number of numbers) {
      const place = this.places.get(number);
      if (place !== undefined) this.shown.get(number).style.transform = `translateY(${this.tops[place]}px)`;
    }
  }

  /** Returns the place of the row at a height, by halving. */
  placeAt(height) {
    let low = 0;
    let high = this.numbers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.tops[middle + 1] <= height) low = middle + 1;
      else high = middle;
    }
    return Math.min(low, Math.max(0, this.numbers.length - 1));
  }

  anchor() {
    const { scrollTop } = this.scroller;
    const place = this.placeAt(scrollTop);
    return { number: this.numbers[place], from: scrollTop - (this.tops[place] ?? 0), scrollTop };
  }

  restore({ number, from, scrollTop }) {
    const place = this.places.get(number);
    if (place === undefined || scrollTop === 0) return;
    const wanted = this.tops[place] + from;
    if (Math.abs(wanted - this.scroller.scrollTop) > 0.5) this.scroller.scrollTop = wanted;
  }

  drop(number, row) {
    if (number === this.pinned && this.places.has(number)) return;
    this.sizes.unobserve(row);
    row.remove();
    this.shown.delete(number);
  }
}
