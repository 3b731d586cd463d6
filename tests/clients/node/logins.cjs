// A user's whole life through the stock client: added, logs in, changes the password, is blocked, is deleted.

const kaltura = require('kaltura-client');

const partnerId = Number(process.env.KEYREEL_PARTNER_ID);
const config = new kaltura.Configuration();
config.serviceUrl = process.env.KEYREEL_URL;
config.setLogger({ log() {}, debug() {}, error() {} });

const { services, objects } = kaltura;
const LOGIN = 'linus@node.example';

async function code(request, client) {
	try {
		await request.execute(client);
	} catch (error) {
		return error.code;
	}
	return null;
}

async function main() {
	const admin = new kaltura.Client(config);
	admin.setKs(
		await services.session.start(process.env.KEYREEL_ADMIN_SECRET, 'node', 2, partnerId).execute(admin),
	);
	const user = new objects.User({ id: 'linus.node', email: LOGIN });
	await services.user.add(user).execute(admin);
	const enabled = await services.user.enableLogin('linus.node', LOGIN, 'F1rst!pass').execute(admin);
	const found = { enabled: enabled.loginEnabled };

	const own = new kaltura.Client(config);
	own.setKs(await services.user.loginByLoginId(LOGIN, 'F1rst!pass', partnerId).execute(own));
	found.self = (await services.user.get().execute(own)).id;
	await services.user.updateLoginData(LOGIN, 'F1rst!pass', '', 'Sec0nd!pass').execute(own);
	found.afterChange = await code(services.user.get(), own);
	const fresh = new kaltura.Client(config);
	found.oldPassword = await code(services.user.loginByLoginId(LOGIN, 'F1rst!pass', partnerId), fresh);
	fresh.setKs(await services.user.loginByLoginId(LOGIN, 'Sec0nd!pass', partnerId).execute(fresh));
	found.again = (await services.user.get().execute(fresh)).id;
	await services.user.update('linus.node', new objects.User({ status: 0 })).execute(admin);
	found.blocked = await code(services.user.get(), fresh);
	await services.user.deleteAction('linus.node').execute(admin);
	found.deleted = await code(services.user.get(), fresh);
	found.gone = await code(services.user.get('linus.node'), admin);
	console.log(JSON.stringify(found));
}

main().catch((error) => {
	console.error(error);
	process.exit(1);
});
