/* Search in the reader's browser. Asks only this site, and only for the files that a word needs; without it the page
   is an alphabetical index. Everything shown is set as text, never as markup. */
(function () {
  "use strict";
  var box = document.getElementById("search");
  if (!box || !window.fetch || !String.prototype.normalize) return;
  var form = box.querySelector("form"), field = form.elements.q, list = document.getElementById("results");
  var status = document.getElementById("search-status"), said = box.dataset, root = said.root;
  var lang = document.documentElement.lang, plural = new Intl.PluralRules(lang), files = {}, last = 0, MANY = 6;
  var LETTERS = { "æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "þ": "th", "ð": "d", "đ": "d", "ħ": "h", "ı": "i", "ł": "l", "ŋ": "n", "ŧ": "t" };

  function fold(words) {
    return words.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f\u00ad]/g, "").replace(/[æœøßþðđħıłŋŧ]/g, function (c) { return LETTERS[c]; });
  }

  function get(path) {
    if (!files[path]) {
      files[path] = fetch(path).then(function (answer) {
        if (!answer.ok) throw new Error(path);
        return answer.json();
      });
      files[path].catch(function () { delete files[path]; });
    }
    return files[path];
  }

  function asset(name) { return get(root + "assets/search/" + name + ".json"); }

  /* The file that holds the words beginning like this one: the longest beginning that has a file. */
  function shard(index, word) {
    for (var end = word.length; end > 0; end--) {
      var name = index.words[word.slice(0, end)];
      if (name) return asset(name);
    }
    return Promise.resolve([]);
  }

  /* How near a form is to what was typed: the same, its beginning, another ending of it, or one slip away. */
  function nearness(form, word) {
    if (form === word) return 8;
    if (word.length > 2 && form.indexOf(word) === 0) return 3;
    var same = 0;
    while (same < word.length && form[same] === word[same]) same++;
    if (same >= 4 && word.length - same <= 3 && form.length - same <= 3) return 1.5;
    return word.length > 4 && Math.abs(form.length - word.length) < 2 && oneSlip(form, word) ? 1 : 0;
  }

  function oneSlip(a, b) {
    var i = 0, j = a.length, k = b.length;
    while (i < j && i < k && a[i] === b[i]) i++;
    while (j > i && k > i && a[j - 1] === b[k - 1]) { j--; k--; }
    return j - i < 2 && k - i < 2;
  }

  /* The pages of one word with how much it counts there; a nearer form keeps weaker ones out. */
  function pagesOf(index, word) {
    return shard(index, word).then(function (rows) {
      var best = 0, near = rows.map(function (row) {
        var value = Math.max.apply(null, row[0].split(" ").map(function (form) { return nearness(form, word); }));
        best = Math.max(best, value);
        return value;
      });
      var pages = {};
      rows.forEach(function (row, at) {
        if (!near[at] || (best > 2 && near[at] < 3)) return;
        var rare = Math.log(1 + 2 * index.pages / row[1].length), page = 0;
        for (var i = 0; i < row[1].length; i += 2) {
          page += row[1][i];
          pages[page] = (pages[page] || 0) + near[at] * rare * Math.sqrt(row[1][i + 1]);
        }
      });
      return pages;
    });
  }

  /* Pages that hold every word; if there is none, those that hold most of them. */
  function find(index, words) {
    return Promise.all(words.map(function (word) { return pagesOf(index, word); })).then(function (each) {
      var found = {};
      each.forEach(function (pages) {
        Object.keys(pages).forEach(function (page) {
          var so = found[page] || (found[page] = { page: +page, words: 0, score: 0 });
          so.words++;
          so.score += pages[page];
        });
      });
      var all = Object.keys(found).map(function (page) { return found[page]; });
      var most = all.reduce(function (most, one) { return Math.max(most, one.words); }, 0);
      return all.filter(function (one) { return one.words === most; }).sort(function (a, b) { return b.score - a.score || a.page - b.page; });
    });
  }

  function count(number, key) {
    var forms = JSON.parse(said[key]);
    return (forms[plural.select(number)] || forms.other).replace("{n}", new Intl.NumberFormat(lang).format(number));
  }

  function element(name, text, parent, className) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    if (parent) parent.appendChild(made);
    return made;
  }

  function marked(text, words, parent) {
    text.split(/([\p{L}\p{N}]+)/u).forEach(function (part, at) {
      var folded = at % 2 && fold(part);
      var hit = folded && words.some(function (word) { return word.length > 1 && nearness(folded, word) >= 1.5; });
      parent.appendChild(hit ? element("mark", part) : document.createTextNode(part));
    });
  }

  function show(index, found, words, run) {
    var groups = index.groups.map(function (start, at) {
      var end = at + 1 < index.groups.length ? index.groups[at + 1] : index.pages;
      return found.filter(function (one) { return one.page >= start && one.page < end; });
    });
    var names = JSON.parse(said.groups), shown = [];
    groups.forEach(function (group) { shown = shown.concat(group.slice(0, MANY)); });
    var needed = {};
    shown.forEach(function (one) { needed[Math.floor(one.page / index.a_file)] = true; });
    return Promise.all(Object.keys(needed).map(function (file) {
      return asset(index.descriptions[file]).then(function (rows) { needed[file] = rows; });
    })).then(function () {
      if (run !== last) return;
      list.textContent = "";
      groups.forEach(function (group, at) {
        if (!group.length) return;
        var section = element("section", "", list, "found");
        element("h2", names[at], section).appendChild(element("span", " " + group.length, null, "meta"));
        var rows = element("ol", "", section);
        function add(one) {
          var row = needed[Math.floor(one.page / index.a_file)][one.page % index.a_file], item = element("li", "", rows);
          var link = element("a", "", element("p", "", item, "row-t"));
          link.href = root + row[1];
          marked(row[0], words, link);
          if (row[3]) element("p", row[3], item, "meta");
          if (row[2]) marked(row[2], words, element("p", "", item));
        }
        group.slice(0, MANY).forEach(add);
        if (group.length > MANY) {
          var more = element("button", count(group.length - MANY, "more"), section, "btn btn-2");
          more.type = "button";
          more.addEventListener("click", function () {
            var rest = group.slice(MANY), files = {};
            rest.forEach(function (one) { files[Math.floor(one.page / index.a_file)] = true; });
            Promise.all(Object.keys(files).map(function (file) {
              return asset(index.descriptions[file]).then(function (rows) { needed[file] = rows; });
            })).then(function () {
              rest.forEach(add);
              more.remove();
              rows.children[MANY].querySelector("a").focus();
            });
          });
        }
      });
    });
  }

  /* How much the other languages would give. */
  function elsewhere(words, query, run) {
    JSON.parse(said.others).forEach(function (other) {
      get(other.index).then(function (index) { return find(index, words); }).then(function (found) {
        if (run !== last || !found.length) return;
        var line = element("p", "", list, "meta"), link = element("a", other.label.replace("{n}", found.length), line);
        link.href = other.href + "?q=" + encodeURIComponent(query);
        link.lang = link.hreflang = other.lang;
      }).catch(function () {});
    });
  }

  function search() {
    var query = field.value.trim(), run = ++last, words = fold(query).match(/[\p{L}\p{N}]+/gu) || [];
    words = words.filter(function (word) { return words.length === 1 || word.length > 1; }).slice(0, 8);
    history.replaceState(null, "", query ? "?q=" + encodeURIComponent(query) : location.pathname);
    if (!words.length) {
      list.textContent = status.textContent = "";
      return;
    }
    get(said.index).then(function (index) {
      return find(index, words).then(function (found) {
        if (run !== last) return;
        status.textContent = found.length ? count(found.length, "count") : said.none.replace("{words}", query);
        return show(index, found, words, run);
      });
    }).then(function () {
      if (run === last) elsewhere(words, query, run);
    }).catch(function () {
      if (run === last) status.textContent = said.failed;
    });
  }

  var waiting;
  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); search(); });
  field.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(search, 120); });
  field.value = new URLSearchParams(location.search).get("q") || "";
  if (field.value) search();
})();
