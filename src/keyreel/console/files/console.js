"use strict";

const key = new URLSearchParams(location.hash.slice(1)).get("key") || "";

const WORDS = {
  LOGIN_DATA_NOT_FOUND: "This link is incomplete. Open it from the mail again, whole.",
  NEW_PASSWORD_HASH_KEY_INVALID: "This link was used already, or a newer one was sent.",
  NEW_PASSWORD_HASH_KEY_EXPIRED: "This link is too old. Ask for a new one.",
  INVALID_HASH: "This link is too old, or was used already.",
  INVALID_USER_ID: "This login opens no account any more.",
  ERROR_IN_QR_GENERATION: "You have a second factor already. An administrator of your account can take it away.",
};

// A second link that is opened in the same tab differs behind the # only, for which no browser loads a page again.
addEventListener("hashchange", () => location.reload());

const element = (id) => document.getElementById(id);

function say(text, isError) {
  element("message").textContent = text;
  element("message").className = isError ? "error" : "";
}

function showCode(png) {
  element("image").src = `data:image/png;base64,${png}`;
  element("code").hidden = false;
}

async function call(action, parameters) {
  const sent = { ...parameters, hashKey: key, format: 1 };
  let result;
  try {
    const answer = await fetch(`../api_v3/service/user/action/${action}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(sent),
    });
    result = await answer.json();
  } catch {
    throw new Error("The server cannot be reached. Try again in a moment.");
  }
  if (result && result.objectType === "KalturaAPIException") {
    throw new Error(WORDS[result.code] || result.message);
  }
  return result;
}

// The page comes with its button off: pressed before anyone listens, it would send the form itself.
function onSend(act) {
  element("send").disabled = !key;
  element("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    element("send").disabled = true;
    try {
      await act();
    } catch (error) {
      say(error.message, true);
      element("send").disabled = false;
    }
  });
}

if (!key) {
  say(WORDS.LOGIN_DATA_NOT_FOUND, true);
}
