/* A report of the reader's own: fetches the pages of this site that are ticked, joins what they say, numbers figures and
   tables anew, and leaves printing to the browser. It asks only this site; nothing leaves the reader's machine. */
(function () {
  "use strict";
  var form = document.getElementById("report"), out = document.getElementById("report-pages");
  if (!form || !window.fetch || !window.DOMParser) return;
  var said = form.dataset, status = form.querySelector("[role=status]"), print = form.querySelector("[data-print]");
  var DROPPED = ".crumbs, .acts, .pager, .toc, .chap-toc, .btns, script, .skip, .filters, .to-fold, form, .only-print, .pats ~ .pats";

  form.querySelectorAll("input, .btns").forEach(function (part) { part.hidden = false; });
  form.querySelector(".rp-plain").hidden = true;

  function get(href) {
    var address = new URL(href, location.href).href;
    return fetch(address).then(function (answer) {
      if (!answer.ok) throw new Error(address);
      return answer.text();
    }).then(function (text) { return { address: address, page: new DOMParser().parseFromString(text, "text/html") }; });
  }

  /* What a page says, with ids of its own and addresses that hold from here. */
  function part(got, number) {
    var main = got.page.getElementById("main"), prefix = "r" + number + "-", box = document.createElement("section");
    main.querySelectorAll(DROPPED).forEach(function (dropped) { dropped.remove(); });
    main.querySelectorAll("[id]").forEach(function (one) { one.id = prefix + one.id; });
    ["for", "aria-labelledby", "aria-describedby", "aria-controls"].forEach(function (name) {
      main.querySelectorAll("[" + name + "]").forEach(function (one) { one.setAttribute(name, one.getAttribute(name).split(" ").map(function (id) { return prefix + id; }).join(" ")); });
    });
    main.querySelectorAll("[href]").forEach(function (link) {
      var href = link.getAttribute("href");
      if (href.charAt(0) === "#") link.setAttribute("href", "#" + prefix + href.slice(1));
      else link.setAttribute("href", new URL(href, got.address).href);
    });
    main.querySelectorAll("img[src]").forEach(function (image) {
      image.removeAttribute("srcset"); image.removeAttribute("loading");
      image.setAttribute("src", new URL(image.getAttribute("src"), got.address).href);
    });
    main.querySelectorAll("details").forEach(function (details) { details.open = true; });
    for (var level = 5; level > 0; level--) {
      main.querySelectorAll("h" + level).forEach(function (heading) { lower(heading, level + 1); });
    }
    box.className = "rp-part"; box.id = "r" + number; box.lang = got.page.documentElement.lang;
    while (main.firstChild) box.appendChild(document.adoptNode(main.firstChild));
    var source = document.createElement("p"), canonical = got.page.querySelector("link[rel=canonical]");
    source.className = "meta rp-source"; source.textContent = said.source + " " + (canonical ? canonical.href : got.address);
    box.appendChild(source);
    return box;
  }

  function lower(heading, level) {
    var made = document.createElement("h" + level);
    Array.prototype.forEach.call(heading.attributes, function (own) { made.setAttribute(own.name, own.value); });
    if (level === 2) made.classList.add("h1");
    while (heading.firstChild) made.appendChild(heading.firstChild);
    heading.replaceWith(made);
  }

  /* Figures and tables are counted through the report; what leads to one says its new number. */
  function number(box, counted) {
    [["figure", said.figure], ["table", said.table]].forEach(function (kind) {
      var pattern = new RegExp("^" + kind[1].replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace("{n}", "\\d+"));
      box.querySelectorAll(".fig-n > span:first-child, .tab-n, caption").forEach(function (label) {
        var first = label.firstChild, old = first && first.nodeType === 3 && pattern.exec(first.data), figure = label.closest("[id]");
        if (!old) return;
        var own = kind[1].replace("{n}", String(++counted[kind[0]]));
        first.data = own + first.data.slice(old[0].length);
        if (figure) box.querySelectorAll('a[href="#' + figure.id + '"]').forEach(function (link) { if (link.textContent === old[0]) link.textContent = own; });
      });
    });
  }

  function contents(boxes) {
    var nav = document.createElement("nav"), title = document.createElement("h2"), list = document.createElement("ol");
    title.textContent = said.contents; nav.className = "rp-contents"; nav.setAttribute("aria-label", said.contents);
    boxes.forEach(function (box) {
      var entry = document.createElement("li"), link = document.createElement("a"), heading = box.querySelector("h2");
      link.href = "#" + box.id; link.textContent = heading ? heading.textContent.trim() : box.id;
      entry.appendChild(link); list.appendChild(entry);
    });
    nav.appendChild(title); nav.appendChild(list);
    return nav;
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var ticked = Array.prototype.slice.call(form.querySelectorAll("input:checked"));
    out.textContent = ""; print.hidden = true;
    if (!ticked.length) { status.textContent = said.none; return; }
    status.textContent = said.working;
    Promise.all(ticked.map(function (box) { return get(box.value); })).then(function (got) {
      var counted = { figure: 0, table: 0 }, boxes = got.map(function (one, index) { return part(one, index + 1); });
      boxes.forEach(function (box) { number(box, counted); });
      out.appendChild(contents(boxes));
      boxes.forEach(function (box) { out.appendChild(box); });
      status.textContent = said.ready; print.hidden = false; print.focus();
    }).catch(function () { status.textContent = said.failed; });
  });
  print.addEventListener("click", function () { window.print(); });
})();
