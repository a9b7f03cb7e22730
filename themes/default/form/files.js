/* What is saved: trees as YAML, a testimonial as Markdown with its front matter, several files as one archive. */
(function (form) {
  "use strict";
  var isMap = form.isMap, isEmpty = form.isEmpty;

  /* A tree without what was left empty; nothing if nothing is left. While it is judged, members of lists keep their places. */
  function pruned(value, places) {
    if (Array.isArray(value)) {
      var kept = value.map(function (one) { var left = pruned(one, places); return left === undefined && places && isMap(one) ? new Map() : left; });
      kept = kept.filter(function (one) { return one !== undefined; });
      return kept.length ? kept : undefined;
    }
    if (isMap(value)) {
      var map = new Map();
      value.forEach(function (one, key) {
        var inside = pruned(one, places);
        if (inside !== undefined) map.set(key, inside);
      });
      return map.size ? map : undefined;
    }
    if (typeof value === "string") return value.trim() === "" ? undefined : value.replace(/\r\n?/g, "\n").replace(/\s+$/, "");
    return isEmpty(value) ? undefined : value;
  }

  /* What YAML takes for something else than words. */
  var WORDS = /^(true|false|null|yes|no|on|off|y|n)$/i;

  /* Words that stand without quotes: they begin with a letter or a digit and hold no mark that YAML takes for its own. */
  function scalar(text) {
    if (/^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$|^-?[0-9]+([.,][0-9]+)?$/.test(text)) return text;
    var plain = /^[\p{L}\p{N}][\p{L}\p{N} ,.'’()/+%€–-]*$/u.test(text) && !/ $/.test(text) && !WORDS.test(text);
    return plain || /^(true|false)$/.test(text) ? text : quoted(text);
  }

  function quoted(text) {
    return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, function (mark) { return "\\u" + mark.charCodeAt(0).toString(16).padStart(4, "0"); });
  }

  /* A text of several lines, set in by one level; in quotes where that would say something else. */
  function block(text, indent) {
    if (/^\s|[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(text)) return quoted(text);
    return "|-\n" + text.split("\n").map(function (line) { return line.trim() === "" ? "" : indent + line.replace(/\s+$/, ""); }).join("\n");
  }

  function entry(key, value, indent) {
    var name = /^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u.test(key) && !WORDS.test(key) ? key : quoted(key);
    if (Array.isArray(value)) {
      var flat = value.every(function (one) { return typeof one === "string" && one.indexOf("\n") < 0; });
      if (flat) return indent + name + ": [" + value.map(function (one) { return /^[A-Za-z0-9][A-Za-z0-9_/-]*$/.test(one) && !WORDS.test(one) ? one : quoted(one); }).join(", ") + "]\n";
      return indent + name + ":\n" + value.map(function (one) { return item(one, indent + "  "); }).join("");
    }
    if (isMap(value)) return indent + name + ":\n" + map(value, indent + "  ");
    return indent + name + ": " + (value.indexOf("\n") < 0 ? scalar(value) : block(value, indent + "  ")) + "\n";
  }

  function item(value, indent) {
    if (isMap(value)) return indent + "- " + map(value, indent + "  ").slice(indent.length + 2);
    if (Array.isArray(value)) return indent + "- [" + value.map(quoted).join(", ") + "]\n";
    return indent + "- " + (value.indexOf("\n") < 0 ? scalar(value) : block(value, indent + "  ")) + "\n";
  }

  function map(value, indent) {
    var out = "";
    value.forEach(function (one, key) { out += entry(key, one, indent); });
    return out;
  }

  function yaml(tree) {
    var left = pruned(tree);
    return left === undefined ? "" : map(left, "");
  }

  function markdown(tree, body) { return "---\n" + yaml(tree) + "---\n\n" + body.replace(/\r\n?/g, "\n").trim() + "\n"; }

  var table = null;
  function crc(bytes) {
    if (!table) {
      table = [];
      for (var n = 0; n < 256; n++) {
        var c = n;
        for (var k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
        table.push(c >>> 0);
      }
    }
    var sum = 0xffffffff;
    bytes.forEach(function (byte) { sum = table[(sum ^ byte) & 255] ^ (sum >>> 8); });
    return (sum ^ 0xffffffff) >>> 0;
  }

  /* An archive of files that are stored as they are: [[path, text]]. No clock is asked: every file is of 1 January 1980. */
  function archive(files) {
    var parts = [], index = [], at = 0, bytes = function (text) { return new TextEncoder().encode(text); };
    var little = function (values) {
      var out = [];
      values.forEach(function (one) { for (var k = 0; k < one[1]; k++) out.push((one[0] / Math.pow(256, k)) & 255); });
      return new Uint8Array(out);
    };
    files.forEach(function (file) {
      var name = bytes(file[0]), content = bytes(file[1]), sum = crc(content);
      var common = [[20, 2], [0x800, 2], [0, 2], [0, 2], [33, 2], [sum, 4], [content.length, 4], [content.length, 4], [name.length, 2], [0, 2]];
      var head = little([[0x04034b50, 4]].concat(common));
      parts.push(head, name, content);
      index.push(little([[0x02014b50, 4], [20, 2]].concat(common, [[0, 2], [0, 2], [0, 2], [0, 4], [at, 4]])), name);
      at += head.length + name.length + content.length;
    });
    var size = index.reduce(function (sum, part) { return sum + part.length; }, 0);
    var end = little([[0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [size, 4], [at, 4], [0, 2]]);
    return parts.concat(index, [end]);
  }

  /* A name made of small letters, digits and hyphens. */
  function slug(text) {
    var folded = text.replace(/œ/gi, "oe").replace(/æ/gi, "ae").replace(/ß/g, "ss").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    return folded.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  }

  form.pruned = pruned; form.yaml = yaml; form.markdown = markdown; form.archive = archive; form.slug = slug;
})(DiptychForm);
