
"use strict";
(function () {
  var table = document.querySelector("table.rows");
  if (!table || !table.tBodies.length) { return; }
  var body = table.tBodies[0];
  var order = new Intl.Collator(document.documentElement.lang);
  function value(row, column) {
    var cell = row.cells[column];
    var number = cell.getAttribute("data-v");
    if (number === null) { return cell.textContent; }
    return number === "" ? Infinity : Number(number);
  }
  function sort(heading, column) {
    var down = heading.getAttribute("aria-sort") === "ascending";
    var rows = Array.prototype.map.call(body.rows, function (row) {
      return [value(row, column), row];
    });
    rows.sort(function (a, b) {
      var before = typeof a[0] === "number"
        ? (a[0] === b[0] ? 0 : a[0] < b[0] ? -1 : 1)
        : order.compare(a[0], b[0]);
      return down ? -before : before;
    });
    var sorted = document.createDocumentFragment();
    rows.forEach(function (each) { sorted.appendChild(each[1]); });
    body.appendChild(sorted);
    Array.prototype.forEach.call(heading.parentNode.cells, function (each) {
      each.removeAttribute("aria-sort");
    });
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
  }
  Array.prototype.forEach.call(table.tHead.rows[0].cells, function (heading, column) {
    var name = document.createElement("span");
    name.setAttribute("role", "button");
    name.tabIndex = 0;
    name.textContent = heading.textContent;
    heading.textContent = "";
    heading.appendChild(name);
    name.addEventListener("click", function () { sort(heading, column); });
    name.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" && event.key !== " ") { return; }
      event.preventDefault();
      sort(heading, column);
    });
  });
})();
