// Opens sessions with the stock client and prints what came of it, one JSON object.
// KEYREEL_URL, KEYREEL_PARTNER_ID and KEYREEL_ADMIN_SECRET say where and for whom.

const kaltura = require('kaltura-client');

const { KEYREEL_URL, KEYREEL_PARTNER_ID, KEYREEL_ADMIN_SECRET } = process.env;
const partnerId = Number(KEYREEL_PARTNER_ID);
const ADMIN = kaltura.enums.SessionType.ADMIN;

function connect() {
	const config = new kaltura.Configuration();
	config.serviceUrl = KEYREEL_URL;
	config.setLogger({ log() {}, debug() {}, error() {} });
	return new kaltura.Client(config);
}

async function caught(work) {
	try {
		await work();
	} catch (error) {
		return { code: error.code, message: error.message, args: error.args };
	}
	return null;
}

async function main() {
	const client = connect();
	const found = {};

	const started = await kaltura.services.session
		.start(KEYREEL_ADMIN_SECRET, 'node', ADMIN, partnerId, 3600, 'sview:*')
		.execute(client);
	client.setKs(started);
	found.started = await kaltura.services.session.get().execute(client);

	const visitor = connect();
	const widget = await kaltura.services.session.startWidgetSession(`_${partnerId}`).execute(visitor);
	found.widget = { partnerId: widget.partnerId, userId: String(widget.userId) };
	visitor.setKs(widget.ks);
	found.visitorRefused = await caught(() => kaltura.services.user.listAction().execute(visitor));

	const other = await kaltura.services.session
		.impersonate(KEYREEL_ADMIN_SECRET, partnerId, 'other', ADMIN, partnerId, 60)
		.execute(connect());
	const impersonating = connect();
	impersonating.setKs(other);
	found.impersonated = await kaltura.services.session.get().execute(impersonating);

	found.multi = await kaltura.services.session
		.start(KEYREEL_ADMIN_SECRET, 'multi', ADMIN, partnerId)
		.add(kaltura.services.session.get('{1:result}'))
		.add(kaltura.services.user.get('nobody-here'))
		.execute(client);

	found.refused = await caught(() => kaltura.services.user.get('nobody-here').execute(client));
	found.missing = await caught(() => kaltura.services.partner.get(999999).execute(client));
	await kaltura.services.session.end().execute(client);
	found.ended = await caught(() => kaltura.services.session.get().execute(client));
	console.log(JSON.stringify(found));
}

main().catch((error) => {
	console.error(error);
	process.exit(1);
});
