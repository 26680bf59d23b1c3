"use strict";
// Makes the page answer: filters, sorting, ways into the annex, another norm tried out. All figures
// and words are those of the page; nothing is fetched. Without this script the page shows the same.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const text = (element) => element.textContent.trim();
  const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  const unique = (values) => [...new Set(values)].sort(compare);

  function addOptions(select, values) {
    values.forEach((value) => select.add(new Option(value, value)));
  }

  // Filters: a row without a service, channel or situation of its own is about all of them.
  const tools = document.getElementById("tools");
  const selects = all("select", tools);
  const rows = all("tbody tr");
  const wanted = (select, row) => {
    const own = row.dataset[select.dataset.by];
    return select.value === "" || own === undefined || own === select.value;
  };

  function filterMap(situation) {
    all('table[data-grid="map"]').forEach((table) => {
      all("thead th", table).forEach((head, column) => {
        const isOther = column > 0 && situation !== "" && text(head) !== situation;
        all("tr", table).forEach((row) => { row.cells[column].hidden = isOther; });
      });
    });
  }

  function filterPictures() {
    all("figure[id]").forEach((figure) => {
      const leading = all(`tr a[href="#${figure.id}"]`).map((link) => link.closest("tr"));
      figure.hidden = leading.length > 0 && leading.every((row) => row.hidden);
    });
  }

  function filter() {
    rows.forEach((row) => { row.hidden = !selects.every((select) => wanted(select, row)); });
    filterMap(selects.find((select) => select.dataset.by === "situation").value);
    filterPictures();
    const status = tools.querySelector("[role=status]");
    const shown = rows.filter((row) => !row.hidden).length;
    status.textContent = status.dataset.shown.replace("{0}", shown).replace("{1}", rows.length);
  }

  selects.forEach((select) => {
    const by = select.dataset.by;
    const values = unique(all(`tr[data-${by}]`).map((row) => row.dataset[by]));
    addOptions(select, values);
    select.closest("label").hidden = values.length < 2;
    select.addEventListener("change", filter);
  });
  tools.hidden = selects.every((select) => select.options.length < 3);

  // Sorting: numbers by what they are, not by how they are written; what is empty stays last, and
  // so does the row that sums up the others.
  function order(column, direction, isScoped) {
    const rank = (row) => (isScoped && row.dataset.service === undefined ? 2
      : text(row.cells[column]) === "–" ? 1 : 0);
    return (one, other) => {
      const ranks = rank(one) - rank(other);
      const [a, b] = [one.cells[column], other.cells[column]];
      const isNumber = a.dataset.n !== undefined && b.dataset.n !== undefined;
      const values = isNumber ? a.dataset.n - b.dataset.n : compare(text(a), text(b));
      return ranks !== 0 ? ranks : direction * values;
    };
  }

  function sort(head) {
    const table = head.closest("table");
    const direction = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    all("thead th", table).forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
    const body = table.tBodies[0];
    const isScoped = all("tr[data-service]", body).length > 0;
    body.append(...[...body.rows].sort(order(head.cellIndex, direction, isScoped)));
  }

  all("thead th").forEach((head) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head));
    head.append(button);
  });

  // A link into a closed part of the annex opens it.
  function open() {
    const target = document.getElementById(location.hash.slice(1));
    const part = target && target.closest("details");
    if (part) {
      part.open = true;
      target.scrollIntoView();
    }
  }
  addEventListener("hashchange", open);
  open();

  // Another norm: the rows of the annex, one at a time. What the tables do not hold is not shown.
  function prepareSlider(slider, table) {
    const [zone, norm, out] = ["select", "input", "dl"].map((name) => slider.querySelector(name));
    const heads = all("thead th", table);
    const cells = (row) => [...row.cells].slice(1);
    const ofZone = () => [...table.rows].filter((row) => text(row.cells[0]) === zone.value);
    const byNorm = (one, other) => column(one, "candidate").dataset.n - column(other, "candidate").dataset.n;
    const column = (row, name) => row.cells[heads.findIndex((head) => head.dataset.column === name)];

    function show() {
      const row = ofZone().sort(byNorm)[norm.value];
      norm.setAttribute("aria-valuetext", text(column(row, "candidate")));
      out.replaceChildren(...cells(row).flatMap((cell) => {
        const [term, value] = ["dt", "dd"].map((name) => document.createElement(name));
        term.textContent = text(heads[cell.cellIndex].querySelector("span.t"));
        value.textContent = text(cell).replace(/\s+/g, " ");
        const group = document.createElement("div");
        group.append(term, value);
        return [group];
      }));
    }

    function choose() {
      norm.max = ofZone().length - 1;
      norm.value = 0;
      show();
    }

    addOptions(zone, unique([...table.tBodies[0].rows].map((row) => text(row.cells[0]))));
    zone.addEventListener("change", choose);
    norm.addEventListener("input", show);
    slider.hidden = false;
    choose();
  }

  const slider = document.getElementById("slider");
  const candidates = document.querySelector('table[data-grid="candidates"]');
  if (slider && candidates) {
    prepareSlider(slider, candidates);
  }
})();
