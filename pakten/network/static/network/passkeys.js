// Making and using passkeys. Whoever has no JavaScript, or a browser without passkeys, never sees these parts.

const toBytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

// The question as the server writes it, with its bytes as bytes.
function read({ publicKey }) {
  const options = { ...publicKey, challenge: toBytes(publicKey.challenge) };
  if (options.user) options.user = { ...options.user, id: toBytes(options.user.id) };
  for (const list of ["excludeCredentials", "allowCredentials"]) {
    if (options[list]) options[list] = options[list].map((each) => ({ ...each, id: toBytes(each.id) }));
  }
  return { publicKey: options };
}

// The answer as the server reads it.
function written(credential) {
  const { response } = credential;
  const parts = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[part]) parts[part] = toText(response[part]);
  }
  if (response.getTransports) parts.transports = response.getTransports();
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: parts,
  });
}

async function ask(form) {
  if (form.dataset.passkey === "use") {
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.status);
    return navigator.credentials.get(read((await answer.json()).request_options));
  }
  return navigator.credentials.create(read(JSON.parse(document.getElementById("passkey-options").textContent)));
}

for (const form of window.PublicKeyCredential ? document.querySelectorAll("form[data-passkey]") : []) {
  const button = form.querySelector('button[type="submit"]');
  const trouble = form.querySelector("[data-passkey-trouble]");
  form.closest("[data-passkey-part]").hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    trouble.hidden = true;
    try {
      form.elements.credential.value = written(await ask(form));
      form.submit();
    } catch (error) {
      const isKnown = error.name === "InvalidStateError";
      trouble.textContent = isKnown ? trouble.dataset.known : trouble.dataset.stopped;
      trouble.hidden = false;
      button.disabled = false;
      button.focus();
    }
  });
}
for (const part of window.PublicKeyCredential ? [] : document.querySelectorAll("[data-passkey-missing]")) {
  part.hidden = false;
}
