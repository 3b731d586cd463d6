"use strict";

onSend(async () => {
  const newPassword = element("password").value;
  if (newPassword !== element("again").value) {
    throw new Error("These are two different passwords.");
  }
  const result = await call("setInitialPassword", { newPassword });
  element("form").hidden = true;
  say("This is your password now. You can log in with it.", false);
  if (result && result.qrCode) {
    showCode(result.qrCode);
  }
});
