// A page of our own, asked for and read as a document. Nothing in it runs, and no text is made into HTML by a script,
// which every page forbids (trusted types). Resolves with the request: `status`, `response` (the document).
"use strict";
window.juliPage = (address, sent = null) => new Promise((resolve, reject) => {
  const request = new XMLHttpRequest();
  request.open(sent ? "POST" : "GET", address);
  request.responseType = "document";
  request.setRequestHeader("Accept", "text/html");
  request.addEventListener("load", () => resolve(request));
  request.addEventListener("error", () => reject(new Error("no answer")));
  request.send(sent);
});
