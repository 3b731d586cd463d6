"use strict";

onSend(async () => {
  const png = await call("generateQrCode", {});
  element("form").hidden = true;
  say("Your second factor is set up.", false);
  showCode(png);
});
